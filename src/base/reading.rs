//! What reading a workspace yields, as plain data: files, attachments, and the obstacles met on the way.

use std::io::ErrorKind;

use super::path::NameFault;

/// A text file of the workspace, its bytes not yet decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the workspace root, `/` separated, e.g. `content/shuiyue-garden/finance/2026-q3.yaml`.
    pub path: String,
    /// The file as it stands on the disk.
    pub bytes: Vec<u8>,
}

/// A file that is listed but not read into memory: an attachment, a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Path from the workspace root, `/` separated.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970; only for telling whether it changed.
    pub modified: i64,
}

/// All that one unit's folder holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitFiles {
    /// The folder's name, which is the unit's id.
    pub id: String,
    /// Records and other texts (`.yaml`, `.yml`, `.md`, `.csv`), in path order.
    pub files: Vec<SourceFile>,
    /// Everything below `attachments/` or `附件/`, in path order.
    pub attachments: Vec<ListedFile>,
    /// What could not be read, in path order.
    pub obstacles: Vec<Obstacle>,
}

/// Something in the workspace that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Path from the workspace root, `/` separated, unsafe characters escaped.
    pub path: String,
    /// What is wrong there.
    pub what: ObstacleKind,
}

/// Why something was not read (a collision and a stray file are read or left as said below).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ObstacleKind {
    /// The name is not safe everywhere; not read.
    Name(NameFault),
    /// Some file systems take this name for that sibling's; both are read.
    Collides(String),
    /// It is a symbolic link; never followed.
    Symlink,
    /// It is a pipe, a socket or a device; never opened.
    Special,
    /// It is larger than a text may be; not read.
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most a text may have.
        limit: u64,
    },
    /// The unit holds more files than this; the rest is not read.
    TooMany(usize),
    /// The folders are nested deeper than this; not read.
    TooDeep(usize),
    /// It is neither a record nor an attachment; not read.
    Stray,
    /// It is a text beside the units, where only `board.yaml` is read; not read.
    Misplaced,
    /// The system did not let it be read.
    Unreadable(ErrorKind),
}

impl ObstacleKind {
    /// Whether the unit must not be published while this stands; a stray file only deserves a warning.
    pub fn stops_unit(&self) -> bool {
        !matches!(self, ObstacleKind::Stray)
    }

    /// Says it in Chinese: what is wrong and what to do.
    pub fn zh(&self) -> String {
        match self {
            ObstacleKind::Name(fault) => format!("{}；请改名", fault.zh()),
            ObstacleKind::Collides(other) => {
                format!("在有些系统上与 {other} 是同一个名称（大小写或字符编码形式不同）；请改掉其中一个")
            }
            ObstacleKind::Symlink => "这是符号链接，不会读取；请换成文件本身".to_string(),
            ObstacleKind::Special => "这不是普通文件（管道、套接字或设备），不会打开；请移走".to_string(),
            ObstacleKind::TooLarge { size, limit } => {
                format!("文件有 {size} 字节，文本最多 {limit} 字节；请拆分，或放进 attachments")
            }
            ObstacleKind::TooMany(limit) => format!("文件超过 {limit} 个，其余没有读取；请分成几个单位"),
            ObstacleKind::TooDeep(limit) => format!("文件夹嵌套超过 {limit} 层，没有读取；请减少层数"),
            ObstacleKind::Stray => "这里只读取 .yaml、.yml、.md 和 .csv；附件请放进 attachments".to_string(),
            ObstacleKind::Misplaced => {
                "不认识这个文件；公示栏的设置写在 board.yaml，记录放进小区文件夹里的类别文件夹（如 example-garden/finance/）".to_string()
            }
            ObstacleKind::Unreadable(ErrorKind::PermissionDenied) => "没有权限读取；请检查权限".to_string(),
            ObstacleKind::Unreadable(ErrorKind::NotFound) => "读取时不见了；请重试".to_string(),
            ObstacleKind::Unreadable(kind) => format!("无法读取（{kind}）；请检查磁盘后重试"),
        }
    }

    /// Says it in English: what is wrong and what to do.
    pub fn en(&self) -> String {
        match self {
            ObstacleKind::Name(fault) => format!("{}; rename it", fault.en()),
            ObstacleKind::Collides(other) => {
                format!("some systems take this name for {other} (case or Unicode form); rename one of them")
            }
            ObstacleKind::Symlink => "a symbolic link is not followed; put the file itself here".to_string(),
            ObstacleKind::Special => "a pipe, socket or device is not opened; move it away".to_string(),
            ObstacleKind::TooLarge { size, limit } => {
                format!("the file has {size} bytes, a text may have {limit}; split it or put it into `attachments`")
            }
            ObstacleKind::TooMany(limit) => {
                format!("more than {limit} files, the rest was not read; divide them into several units")
            }
            ObstacleKind::TooDeep(limit) => format!("folders nested deeper than {limit} were not read; flatten them"),
            ObstacleKind::Stray => "only .yaml, .yml, .md and .csv are read here; put attachments into `attachments`".to_string(),
            ObstacleKind::Misplaced => {
                "this file is not known; the board is described in `board.yaml`, and records stand in the folders of a unit, like `example-garden/finance/`"
                    .to_string()
            }
            ObstacleKind::Unreadable(ErrorKind::PermissionDenied) => "no permission to read it; check its permissions".to_string(),
            ObstacleKind::Unreadable(ErrorKind::NotFound) => "it vanished while being read; try again".to_string(),
            ObstacleKind::Unreadable(kind) => format!("it cannot be read ({kind}); check the disk and try again"),
        }
    }
}
