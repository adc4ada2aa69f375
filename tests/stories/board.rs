//! A workspace in a folder of its own, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A workspace, gone when the test ends.
pub struct Board {
    folder: TempDir,
}

/// What a run of the program left behind.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_gongshi"))
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Run { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

impl Board {
    /// An empty folder.
    pub fn empty() -> Self {
        Board { folder: tempfile::tempdir().unwrap() }
    }

    /// What `init` makes.
    pub fn fresh() -> Self {
        let board = Self::empty();
        let run = board.run(&["init"]);
        assert_eq!(run.code, 0, "{}", run.err);
        board
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Runs the program in the workspace.
    pub fn run(&self, arguments: &[&str]) -> Run {
        program().current_dir(self.root()).args(arguments).output().unwrap().into()
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn write(&self, path: &str, text: &str) {
        let whole = self.path(path);
        std::fs::create_dir_all(whole.parent().unwrap()).unwrap();
        std::fs::write(whole, text).unwrap();
    }

    /// Changes one thing in a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Checks that nothing is found wrong.
    pub fn is_clean(&self) {
        let run = self.run(&["check"]);
        assert_eq!((run.code, run.err.trim()), (0, "没有发现问题"), "{}", run.err);
    }
}
