//! The floor: reads every file below one folder and writes, on two threads, as many files of the same sizes as another
//! folder holds, all into one folder. No work is done in between; no program that reads this and writes that can be faster.
//!
//! usage: floor INPUT MODEL OUT
//!
//! What stands in the model under several names (hard links) is linked here too. Listing the model is not timed.
//! Prints the seconds between the first read and the last write.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

enum Output {
    File(u64),
    Link(usize),
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), found)?;
        } else {
            found.push(entry.path());
        }
    }
    Ok(())
}

fn model(folder: &Path) -> io::Result<Vec<Output>> {
    let mut paths = Vec::new();
    list(folder, &mut paths)?;
    paths.sort();
    let mut known = HashMap::new();
    let mut outputs = Vec::new();
    for path in paths {
        let metadata = fs::symlink_metadata(path)?;
        let at = outputs.len();
        outputs.push(match known.get(&metadata.ino()) {
            Some(first) => Output::Link(*first),
            None => {
                known.insert(metadata.ino(), at);
                Output::File(metadata.len())
            }
        });
    }
    Ok(outputs)
}

/// Does `work` for every place below `count`, on two threads.
fn on_two_threads(count: usize, work: impl Fn(usize) -> io::Result<()> + Sync) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return Ok(());
            }
            work(at)?;
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(run);
        run().and(other.join().unwrap_or_else(|_| Err(io::Error::other("a thread panicked"))))
    })
}

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [input, model_folder, out] = arguments.as_slice() else { return Err(io::Error::other("usage: floor INPUT MODEL OUT")) };
    let outputs = model(model_folder)?;
    let largest = outputs.iter().map(|output| if let Output::File(size) = output { *size } else { 0 }).max().unwrap_or(0);
    let page: Vec<u8> = "公示 ".bytes().cycle().take(largest as usize).collect();
    fs::create_dir(out)?;
    let name = |at: usize| out.join(at.to_string());

    let begun = Instant::now();
    let mut inputs = Vec::new();
    list(input, &mut inputs)?;
    on_two_threads(inputs.len(), |at| fs::read(&inputs[at]).map(drop))?;
    on_two_threads(outputs.len(), |at| match outputs[at] {
        Output::File(size) => fs::write(name(at), &page[..size as usize]),
        Output::Link(_) => Ok(()),
    })?;
    on_two_threads(outputs.len(), |at| match outputs[at] {
        Output::Link(first) => fs::hard_link(name(first), name(at)),
        Output::File(_) => Ok(()),
    })?;
    println!("{:.6}", begun.elapsed().as_secs_f64());
    Ok(())
}
