//! What can go wrong outside: each error names the path, what happened and what to do, in two languages.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::base::diagnostic::Said;
use crate::base::path::NameFault;

/// A failure of the disk or of what was asked of it.
#[derive(Debug, Error)]
pub enum DiskError {
    /// The workspace has no `content` folder.
    #[error("{}", self.en())]
    NoContent {
        /// The folder that was looked for.
        path: PathBuf,
    },
    /// The output may not be written there.
    #[error("{}", self.en())]
    Refused {
        /// The output asked for.
        path: PathBuf,
        /// Why not.
        why: Refusal,
    },
    /// A system call failed.
    #[error("{}", self.en())]
    Io {
        /// The file or folder concerned.
        path: PathBuf,
        /// What was being done.
        doing: Doing,
        /// What the system answered.
        source: io::Error,
    },
    /// The disk (or the quota) is full.
    #[error("{}", self.en())]
    Full {
        /// The file that did not fit.
        path: PathBuf,
        /// Bytes this unit needs, 0 when unknown.
        needed: u64,
        /// Bytes that are free, 0 when unknown.
        free: u64,
    },
    /// A new file would overwrite an existing one.
    #[error("{}", self.en())]
    Exists {
        /// The file that is there.
        path: PathBuf,
    },
    /// A file is no longer what was read.
    #[error("{}", self.en())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A path of a bundle or a unit's name is not safe.
    #[error("{}", self.en())]
    Unsafe {
        /// The path, as given.
        path: String,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// A bundle names `Same` as a file it does not hold.
    #[error("{}", self.en())]
    NoSuchTarget {
        /// The path that should be the same.
        path: String,
        /// The file it should equal.
        target: String,
    },
    /// Changes cannot be watched.
    #[error("{}", self.en())]
    Watch {
        /// The folder to be watched.
        path: PathBuf,
        /// What the watcher answered.
        reason: Said,
    },
}

/// Why an output folder is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of the file system (or of a drive).
    Root,
    /// It is the home folder or holds it.
    Home,
    /// It is the workspace or one of its source folders, or holds one.
    HoldsSources,
    /// It lies within a source folder.
    InsideSources,
    /// It is a file, or one of its parents is.
    NotAFolder,
    /// It is a symbolic link that leads nowhere.
    DanglingLink,
    /// It holds something and was never built by this program.
    Foreign,
    /// Its name cannot be carried to every system.
    Name,
}

/// What was being done when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file.
    Read,
    /// Listing a folder.
    List,
    /// Making a folder.
    MakeFolder,
    /// Writing a file.
    Write,
    /// Linking a file.
    Link,
    /// Renaming or exchanging.
    Rename,
    /// Bringing written bytes to the disk.
    Sync,
    /// Waiting for the lock.
    Lock,
    /// Removing what is no longer needed.
    Remove,
}

impl DiskError {
    /// Wraps an answer of the system; a full disk becomes [`DiskError::Full`].
    pub(super) fn io(doing: Doing, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                let free = super::ops::free_bytes(&path);
                DiskError::Full { path, needed: 0, free }
            }
            _ => DiskError::Io { path, doing, source },
        }
    }

    /// Adds how many bytes are needed to a full disk.
    pub(super) fn needing(self, bytes: u64) -> Self {
        match self {
            DiskError::Full { path, free, .. } => DiskError::Full { path, needed: bytes, free },
            other => other,
        }
    }

    /// Says it in Chinese: the path, what happened, what to do.
    pub fn zh(&self) -> String {
        match self {
            DiskError::NoContent { path } => {
                format!("找不到内容文件夹 {}：请在工作目录里运行，或先运行 gongshi init", path.display())
            }
            DiskError::Refused { path, why } => format!("不能输出到 {}：{}", path.display(), why.zh()),
            DiskError::Io { path, doing, source } => {
                let (what, mend) = answer_zh(source);
                format!("{}失败 {}：{what}。{mend}", doing.zh(), path.display())
            }
            DiskError::Full { path, needed, free } => format!(
                "磁盘空间不足，写不下 {}：需要 {}，剩余 {}。原来的网站没有改动；请清理空间后重新生成",
                path.display(),
                size(*needed, "未知"),
                size(*free, "未知"),
            ),
            DiskError::Exists { path } => {
                format!("{} 已经存在，没有覆盖；请换一个名称，或先移走它", path.display())
            }
            DiskError::Changed { path } => format!("{} 刚刚被改过，没有动它；请重新运行", path.display()),
            DiskError::Unsafe { path, fault } => format!("路径 {path} 不能使用：{}；请改名", fault.zh()),
            DiskError::NoSuchTarget { path, target } => {
                format!("{path} 应与 {target} 相同，但后者不在输出中；这是程序的错误，请报告")
            }
            DiskError::Watch { path, reason } => {
                format!("无法监视 {} 的改动：{}；修改后请手动刷新", path.display(), reason.zh)
            }
        }
    }

    /// Says it in English: the path, what happened, what to do.
    pub fn en(&self) -> String {
        match self {
            DiskError::NoContent { path } => {
                format!("no content folder at {}: run inside a workspace, or run `gongshi init` first", path.display())
            }
            DiskError::Refused { path, why } => format!("refusing to write to {}: {}", path.display(), why.en()),
            DiskError::Io { path, doing, source } => {
                let (what, mend) = answer_en(source);
                format!("{} {} failed: {what}. {mend}", doing.en(), path.display())
            }
            DiskError::Full { path, needed, free } => format!(
                "the disk is full, {} did not fit: {} needed, {} free. The site in place is untouched; free some space and build again",
                path.display(),
                size(*needed, "unknown"),
                size(*free, "unknown"),
            ),
            DiskError::Exists { path } => {
                format!("{} exists and was not overwritten; choose another name or move it away", path.display())
            }
            DiskError::Changed { path } => format!("{} was changed just now and left alone; run again", path.display()),
            DiskError::Unsafe { path, fault } => format!("path {path} cannot be used: {}; rename it", fault.en()),
            DiskError::NoSuchTarget { path, target } => {
                format!("{path} should be the same as {target}, which is not in the output; this is our bug, please report it")
            }
            DiskError::Watch { path, reason } => {
                format!("cannot watch {} for changes: {}; reload by hand after editing", path.display(), reason.en)
            }
        }
    }
}

fn size(bytes: u64, unknown: &str) -> String {
    match bytes {
        0 => unknown.to_string(),
        1..=1023 => format!("{bytes} B"),
        1024..=1_048_575 => format!("{} KiB", bytes.div_ceil(1024)),
        _ => format!("{} MiB", bytes.div_ceil(1_048_576)),
    }
}

/// What the system answered, in a few words of both languages.
pub fn answer(error: &io::Error) -> Said {
    Said { zh: answer_zh(error).0, en: answer_en(error).0 }
}

fn answer_zh(error: &io::Error) -> (String, &'static str) {
    match error.kind() {
        ErrorKind::PermissionDenied => ("没有权限".into(), "请检查这个文件夹的属主和权限"),
        ErrorKind::NotFound => ("文件或文件夹不见了".into(), "可能有别的程序正在移动它，请重试"),
        ErrorKind::ReadOnlyFilesystem => ("磁盘是只读的".into(), "请换一个输出位置，或重新挂载为可写"),
        ErrorKind::CrossesDevices => ("跨了两个文件系统".into(), "请把输出文件夹整个放在同一个磁盘上，或先移走旧的输出文件夹"),
        ErrorKind::NotADirectory => ("路径中有一段不是文件夹".into(), "请移走同名的文件"),
        ErrorKind::AlreadyExists => ("那里已经有一个同名的".into(), "请移走它，或换一个位置"),
        ErrorKind::InvalidFilename => ("名称太长，或有这个磁盘不能用的字符".into(), "请改短或换一个名称"),
        ErrorKind::ResourceBusy => ("正被别的程序占用".into(), "请关掉那个程序后重试"),
        ErrorKind::TooManyLinks => ("链接太多".into(), "请换一个磁盘"),
        ErrorKind::FileTooLarge => ("文件太大，这个磁盘放不下一个这么大的文件".into(), "请换一个磁盘，或拆开附件"),
        ErrorKind::StaleNetworkFileHandle | ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            ("网络磁盘没有回应".into(), "请检查网络和网络磁盘后重试")
        }
        ErrorKind::AddrInUse => ("端口都被别的程序占用了".into(), "请关掉一个预览后重试"),
        ErrorKind::AddrNotAvailable => ("这台电脑没有这个地址".into(), "请检查网络后重试"),
        ErrorKind::Unsupported => ("这个磁盘不支持这样做".into(), "请换一个磁盘，如本机硬盘"),
        _ => (format!("系统没有做成（{error}）"), "原来的网站没有改动；请检查磁盘后重试"),
    }
}

fn answer_en(error: &io::Error) -> (String, &'static str) {
    match error.kind() {
        ErrorKind::PermissionDenied => ("permission denied".into(), "Check who owns the folder and its permissions"),
        ErrorKind::NotFound => ("it has vanished".into(), "Another program may be moving it; try again"),
        ErrorKind::ReadOnlyFilesystem => ("the disk is read-only".into(), "Choose another output or remount it writable"),
        ErrorKind::CrossesDevices => {
            ("it spans two file systems".into(), "Keep the whole output on one disk, or move the old output away first")
        }
        ErrorKind::NotADirectory => ("a part of the path is not a folder".into(), "Move the file of that name away"),
        _ => (error.to_string(), "The site in place is untouched; check the disk and try again"),
    }
}

impl Refusal {
    fn zh(self) -> &'static str {
        match self {
            Refusal::Root => "这是磁盘的根目录；请用一个单独的文件夹，如 public",
            Refusal::Home => "这是主目录，或主目录在它里面；请用一个单独的文件夹，如 public",
            Refusal::HoldsSources => "这里有源文件；请用一个单独的文件夹，如 public",
            Refusal::InsideSources => "它在源文件夹里面，会被当成源文件；请放到外面，如 public",
            Refusal::NotAFolder => "它或它的上级是一个文件；请换一个名称，或先移走那个文件",
            Refusal::DanglingLink => "它是一个失效的符号链接；请删除这个链接，或先建好它指向的文件夹",
            Refusal::Foreign => {
                "这个文件夹里已经有别的东西，不是本程序生成的；请换一个空文件夹，如 public。确实要用它，就加上 --adopt，原有的文件会保留"
            }
            Refusal::Name => "名称里有不能用的字符；请换一个名称",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Refusal::Root => "it is the root of the disk; use a folder of its own, such as `public`",
            Refusal::Home => "it is your home folder or holds it; use a folder of its own, such as `public`",
            Refusal::HoldsSources => "the sources are there; use a folder of its own, such as `public`",
            Refusal::InsideSources => "it lies within the sources and would be read as one; put it outside, such as `public`",
            Refusal::NotAFolder => "it, or a parent of it, is a file; choose another name or move the file away",
            Refusal::DanglingLink => "it is a symbolic link that leads nowhere; remove the link or make the folder it names",
            Refusal::Foreign => {
                "it holds files that this program did not build; use an empty folder, such as `public`. If you do mean this one, add --adopt: what is there is kept"
            }
            Refusal::Name => "its name holds characters that cannot be used; choose another name",
        }
    }
}

impl Doing {
    fn zh(self) -> &'static str {
        match self {
            Doing::Read => "读取",
            Doing::List => "列出文件夹",
            Doing::MakeFolder => "新建文件夹",
            Doing::Write => "写入",
            Doing::Link => "链接",
            Doing::Rename => "改名",
            Doing::Sync => "写盘",
            Doing::Lock => "加锁",
            Doing::Remove => "清理",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Doing::Read => "reading",
            Doing::List => "listing",
            Doing::MakeFolder => "making the folder",
            Doing::Write => "writing",
            Doing::Link => "linking",
            Doing::Rename => "renaming",
            Doing::Sync => "syncing",
            Doing::Lock => "locking",
            Doing::Remove => "removing",
        }
    }
}
