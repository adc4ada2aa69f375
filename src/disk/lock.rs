//! One build at a time on one output: an advisory lock that the system releases even after kill -9.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use super::error::{DiskError, Doing};

/// Held for as long as it lives.
#[derive(Debug)]
pub(super) struct Lock(#[allow(dead_code)] File);

impl Lock {
    /// Takes the lock; when another build holds it, calls `waiting` once and waits.
    pub(super) fn take(path: &Path, waiting: &mut dyn FnMut()) -> Result<Self, DiskError> {
        take(path, waiting).map(Self).map_err(|e| DiskError::io(Doing::Lock, path, e))
    }
}

#[cfg(unix)]
fn take(path: &Path, waiting: &mut dyn FnMut()) -> io::Result<File> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::{Errno, retry_on_intr};
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => {
            waiting();
            retry_on_intr(|| flock(&file, FlockOperation::LockExclusive))?;
        }
        answer => answer?,
    }
    Ok(file)
}

#[cfg(windows)]
fn take(path: &Path, waiting: &mut dyn FnMut()) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    /// ERROR_SHARING_VIOLATION: another process has the file open.
    const SHARED: i32 = 32;
    let mut said = false;
    loop {
        match OpenOptions::new().create(true).truncate(false).write(true).share_mode(0).open(path) {
            Err(error) if error.raw_os_error() == Some(SHARED) => {
                if !std::mem::replace(&mut said, true) {
                    waiting();
                }
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            answer => return answer,
        }
    }
}
