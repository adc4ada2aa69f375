//! The little the server asks of the machine: a secret, its address in the network, a browser.

use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::process::{Command, Stdio};

/// A secret of 128 bits in hexadecimal, from the system.
pub fn secret() -> String {
    let mut bytes = [0_u8; 16];
    let read = std::fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes));
    if read.is_err() {
        // Where there is no such file, the standard library's hashers are seeded by the system with what cannot be guessed.
        let hashed = || std::collections::hash_map::RandomState::new().build_hasher().finish().to_le_bytes();
        bytes.chunks_mut(8).for_each(|half| half.copy_from_slice(&hashed()));
    }
    crate::base::text::hexadecimal(&bytes)
}

/// The machine's address in its network, as far as it has one. Nothing is sent: the system is asked which of its
/// addresses it would use.
pub fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|address| !address.is_unspecified() && !address.is_loopback())
}

/// Opens an address in the browser; a machine without one is no failure.
pub fn open_browser(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let quiet = Command::new(program).args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Ok(mut browser) = quiet {
        // Waiting for it keeps no dead process behind.
        std::thread::spawn(move || browser.wait());
    }
}
