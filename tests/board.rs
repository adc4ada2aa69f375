//! A workspace in a folder of its own, and the program run over it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A workspace that is gone when the test ends.
pub struct Board {
    dir: TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    /// Its exit code.
    pub code: Option<i32>,
    /// The lines of its standard output.
    pub out: Vec<String>,
    /// What it said on the side.
    pub err: String,
}

/// How long any run over a small workspace may take.
pub const LIMIT: Duration = Duration::from_secs(2);

impl Board {
    /// An empty folder, in memory where the system has such a place.
    pub fn empty() -> Self {
        let memory = Path::new("/dev/shm");
        let dir = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Board { dir: dir.unwrap() }
    }

    /// A copy of the sound workspace that the bad ones are laid over.
    pub fn sound() -> Self {
        let board = Board::empty();
        copy(&sound_folder(), board.root());
        board
    }

    /// A copy of the sample board of the repository.
    pub fn sample() -> Self {
        let board = Board::empty();
        copy(&sample_folder().join("content"), &board.path("content"));
        board
    }

    /// A copy of the careless workspace, in which every defect is labelled.
    pub fn careless() -> Self {
        let board = Board::empty();
        copy(&sample_folder().join("tests/problem"), board.root());
        board
    }

    /// A copy of another board, its output and what is remembered of it included.
    pub fn like(other: &Board) -> Self {
        let board = Board::empty();
        copy(other.root(), board.root());
        board
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// A path below it.
    pub fn path(&self, below: &str) -> PathBuf {
        self.root().join(below)
    }

    /// Writes a file, and the folders it stands in.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Replaces a stretch of a file that stands in it once.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{path} holds {from:?} once");
        self.write(path, text.replace(from, to))
    }

    /// Reads a text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names in a folder.
    pub fn read_folder(&self, path: &str) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.path(path)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Whether something stands at a path.
    pub fn has(&self, path: &str) -> bool {
        fs::symlink_metadata(self.path(path)).is_ok()
    }

    /// Digests of every file below a folder, by path.
    pub fn tree(&self, below: &str) -> BTreeMap<String, String> {
        tree(&self.path(below))
    }

    /// Runs the program in the workspace; slower than the limit twice over counts as a hang.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs it with other variables around it.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gongshi"));
        command.current_dir(self.root()).args(arguments).envs(variables.iter().copied()).timeout(15 * LIMIT);
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let err = text(&output.stderr);
        assert!(!err.contains("panicked"), "{arguments:?}: {err}");
        Run { code: output.status.code(), out: text(&output.stdout).lines().map(str::to_string).collect(), err }
    }

    /// Builds and expects success.
    pub fn build(&self, arguments: &[&str]) -> Run {
        let run = self.run(&[&["build"], arguments].concat());
        assert_eq!(run.code, Some(0), "{run:?}");
        run
    }
}

/// Where the sound workspace stands in the repository.
pub fn sound_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/base")
}

/// The repository's root, which is the workspace of the sample board.
pub fn sample_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Digests of every file below a folder, by path.
pub fn tree(folder: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_string();
            let digest = Sha256::digest(fs::read(entry.path()).unwrap());
            (path, digest.iter().map(|byte| format!("{byte:02x}")).collect())
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else if entry.file_type().is_file() {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
