//! The few system calls publishing is made of; each can be made to fail or to be the last in a test.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::error::{DiskError, Doing};

/// Makes one folder; its parent must exist.
pub(super) fn make_folder(path: &Path) -> Result<(), DiskError> {
    fault::point().and_then(|()| fs::create_dir(path)).map_err(|e| DiskError::io(Doing::MakeFolder, path, e))
}

/// Makes a folder and its parents; one that exists is fine.
pub(super) fn make_folders(path: &Path) -> Result<(), DiskError> {
    fault::point().and_then(|()| fs::create_dir_all(path)).map_err(|e| DiskError::io(Doing::MakeFolder, path, e))
}

/// Writes a file that must not exist yet, in one write.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    fault::point()
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes))
        .map_err(|e| DiskError::io(Doing::Write, path, e))
}

/// Writes a file over whatever stands there.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    fault::point().and_then(|()| fs::write(path, bytes)).map_err(|e| DiskError::io(Doing::Write, path, e))
}

/// Writes a file beside its place and renames it there.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    let beside = Path::new(&beside);
    write(beside, bytes)?;
    rename(beside, path)
}

/// Gives a file a second name.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    fault::point().and_then(|()| fs::hard_link(from, to))
}

/// Renames within one file system.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    fault::point().and_then(|()| fs::rename(from, to)).map_err(|e| DiskError::io(Doing::Rename, to, e))
}

/// Removes one file or link.
pub(super) fn remove_file(path: &Path) -> Result<(), DiskError> {
    fault::point().and_then(|()| fs::remove_file(path)).map_err(|e| DiskError::io(Doing::Remove, path, e))
}

/// Removes one empty folder.
pub(super) fn remove_folder(path: &Path) -> Result<(), DiskError> {
    fault::point().and_then(|()| fs::remove_dir(path)).map_err(|e| DiskError::io(Doing::Remove, path, e))
}

/// Lets two folders trade places at once; `Unsupported` where the system cannot.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    fault::point()?;
    if !fault::trades() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Err(io::ErrorKind::Unsupported.into()),
            answer => Ok(answer?),
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Brings everything written to the file system of a folder to the disk.
pub(super) fn sync_file_system(folder: &Path) -> Result<(), DiskError> {
    let sync = || -> io::Result<()> {
        fault::point()?;
        #[cfg(any(target_os = "linux", target_os = "android"))]
        rustix::fs::syncfs(fs::File::open(folder)?)?;
        #[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
        rustix::fs::sync();
        Ok(())
    };
    sync().map_err(|e| DiskError::io(Doing::Sync, folder, e))
}

/// Asks ext4 to spread the folders made in this one over the disk. Otherwise all units share one neighbourhood, whose
/// list of free inodes grows slow to search when a site was removed a minute ago. A wish: a refusal changes nothing.
pub(super) fn spread_folders(folder: &Path) {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::{IFlags, ioctl_getflags, ioctl_setflags};
        let Ok(handle) = fs::File::open(folder) else { return };
        if let Ok(flags) = ioctl_getflags(&handle) {
            ioctl_setflags(&handle, flags | IFlags::TOPDIR).ok();
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let _ = folder;
}

/// How many bytes are free where a path lies, 0 when unknown.
pub(super) fn free_bytes(path: &Path) -> u64 {
    #[cfg(unix)]
    {
        let known = path.ancestors().find_map(|folder| rustix::fs::statvfs(folder).ok());
        known.map_or(0, |s| s.f_bavail.saturating_mul(s.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        0
    }
}

/// When a file was last written, in nanoseconds since 1970.
pub(super) fn modified(metadata: &fs::Metadata) -> i64 {
    let Ok(time) = metadata.modified() else { return 0 };
    let nanos = |d: std::time::Duration| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -nanos(before.duration()), nanos)
}

/// Opens a regular file without following a link and without waiting on a pipe.
pub(super) fn open_regular(path: &Path) -> io::Result<(fs::File, fs::Metadata)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
    }
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata)) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// Points at which a test can fail the program or end it, and a system that a test takes away.
mod fault {
    #[cfg(not(all(test, unix)))]
    #[inline(always)]
    pub(super) fn point() -> std::io::Result<()> {
        Ok(())
    }

    #[cfg(not(all(test, unix)))]
    #[inline(always)]
    pub(super) fn trades() -> bool {
        true
    }

    #[cfg(all(test, unix))]
    pub(super) fn point() -> std::io::Result<()> {
        super::super::tests::fault::point()
    }

    #[cfg(all(test, unix))]
    pub(super) fn trades() -> bool {
        super::super::tests::fault::trades()
    }
}
