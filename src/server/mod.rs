//! The preview server: a stage of finished sites in memory, shown to the one who writes them.
//!
//! It knows bundles and nothing of records; whoever builds puts new bundles on the [`Stage`], and every open page hears of
//! it. Only GET and HEAD, only known hosts, no file is ever looked up by a request's path: paths are keys of a bundle.
//!
//! # Invariants
//! 1. Host, address, method, origin and key are judged before anything is looked up ([`guard`]).
//! 2. At most [`MOST`] connections; a head that takes longer than ten seconds, or is longer than 16 KiB, ends its connection.
//! 3. Nothing is ever written to the disk.

mod answer;
mod guard;
mod live;
mod outside;
mod stage;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

pub use guard::Door;
pub use outside::{lan_address, open_browser, secret};
pub use stage::{Shelf, Stage};

/// The most connections at once; half of them may be pages that listen for changes.
pub const MOST: usize = 64;
/// The port tried first.
pub const PORT: u16 = 5288;
/// How many further ports are tried.
const FURTHER: u16 = 100;
/// The longest head of a request, in bytes.
const HEAD: usize = 16 * 1024;

/// Reads a file of the workspace by its path below the content folder.
pub type ReadSource = Box<dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync>;

/// All that answering a request needs.
pub struct House {
    /// What is shown.
    pub stage: Arc<Stage>,
    /// Who may come in.
    pub door: Door,
    /// How attachments are read.
    pub source: ReadSource,
    /// How what is made of them is.
    pub made: ReadSource,
    /// How long a head may take.
    pub patience: Duration,
}

/// Listens on a port: on this machine alone, or for the whole network.
///
/// Without a wish the usual port is taken, or the next free one.
///
/// # Errors
/// What the system says, where the port asked for (or each that was tried) is taken.
pub fn listen(wish: Option<u16>, lan: bool) -> io::Result<TcpListener> {
    let address = if lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let on = |port| TcpListener::bind(SocketAddrV4::new(address, port));
    match wish {
        Some(port) => on(port),
        None => {
            let taken = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
            let tried = (PORT..=PORT + FURTHER).map(on).find(|answer| !answer.as_ref().is_err_and(taken));
            tried.unwrap_or_else(|| Err(io::ErrorKind::AddrInUse.into()))
        }
    }
}

/// Answers requests until the program ends.
///
/// # Errors
/// When the listener or the threads cannot be had.
pub fn run(listener: TcpListener, house: Arc<House>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let seats = Arc::new(Semaphore::new(MOST));
        let streams = Arc::new(Semaphore::new(MOST / 2));
        loop {
            match listener.accept().await {
                Ok((stream, _)) => match Arc::clone(&seats).try_acquire_owned() {
                    Ok(seat) => {
                        let (house, streams) = (Arc::clone(&house), Arc::clone(&streams));
                        tokio::spawn(async move {
                            attend(stream, house, streams).await;
                            drop(seat);
                        });
                    }
                    Err(_) => turn_away(&stream),
                },
                // Out of file descriptors, most likely: a pause lets some end.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    })
}

async fn attend(stream: TcpStream, house: Arc<House>, streams: Arc<Semaphore>) {
    let _ = stream.set_nodelay(true);
    let patience = house.patience;
    let service = service_fn(move |request| {
        let (house, streams) = (Arc::clone(&house), Arc::clone(&streams));
        async move { answer::answer(request, &house, streams).await }
    });
    let mut connection = http1::Builder::new();
    connection.timer(TokioTimer::new()).header_read_timeout(patience).max_buf_size(HEAD);
    // A connection that ends badly ends; there is nobody left to tell.
    let _ = connection.serve_connection(TokioIo::new(stream), service).await;
}

fn turn_away(stream: &TcpStream) {
    let _ = stream.try_write(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}
