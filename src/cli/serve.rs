//! `serve`: every compound in memory, on a page that follows each edit.

mod workshop;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use clap::Args;

use crate::base::diagnostic::Said;
use crate::disk;
use crate::render::Code;
use crate::said;
use crate::server::{self, Door, House, PORT, Stage};

use super::report::Report;
use super::{Common, Failure};
use workshop::Workshop;

/// How long the head of a request may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// 边改边看：改了记录，网页马上更新 · preview that follows every edit
///
/// 边改边看：在浏览器里预览，改了记录，网页马上更新；草稿也看得到。按 Ctrl-C 结束。
/// Previews the board in the browser, drafts included, and follows every edit. Ctrl-C ends it.
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Serve {
    /// 启动后打开浏览器 · open the browser
    #[arg(long)]
    open: bool,
    /// 让同一网络里的手机也能看：会显示一个带密钥的网址和二维码 · let phones in the same network in: shows an address with a key, and its code
    #[arg(long)]
    lan: bool,
    /// 用哪个端口（被占用就报错；不写则从 5288 起找空闲的）· which port; taken means an error. Without it, the first free one from 5288
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

impl Serve {
    /// Serves until the program is ended.
    pub fn run(self, common: &Common, report: &Report) -> Result<(), Failure> {
        let stage = Arc::new(Stage::default());
        let (sender, changes) = channel();
        let mut workshop = Workshop::open(common, report, Arc::clone(&stage))?;
        let (root, darkroom) = (workshop.root(), workshop.darkroom());
        workshop.watch(sender);
        workshop.everything();
        let listener = server::listen(self.port, self.lan).map_err(|error| self.taken(&error))?;
        let port = listener.local_addr().map_err(|error| unable(&error))?.port();
        if self.port.is_none() && port != PORT {
            report.note(&said!("端口 {PORT} 已被占用，改用 {port}", "port {PORT} is taken, using {port}"));
        }
        let door = Door { port, token: server::secret(), key: self.lan.then(server::secret) };
        self.announce(&door, report);
        std::thread::spawn(move || workshop.follow(&changes));
        let source = Box::new(move |path: &str| disk::read_file(&root, &format!("content/{path}")).ok());
        let made = Box::new(move |path: &str| darkroom.draw(path));
        let house = House { stage, door, source, made, patience: PATIENCE };
        Self::wait(listener, house).map_err(|error| unable(&error))?;
        Ok(())
    }

    fn wait(listener: TcpListener, house: House) -> io::Result<()> {
        server::run(listener, Arc::new(house))
    }

    fn announce(&self, door: &Door, report: &Report) {
        let port = door.port;
        let entrance = door.entrance().unwrap_or_else(|| "/".to_string());
        let here = format!("http://127.0.0.1:{port}{entrance}");
        report.tell(&said!("预览在 {here} （按 Ctrl-C 结束）", "preview at {here} (Ctrl-C ends it)"));
        if self.lan {
            match server::lan_address() {
                Some(address) => {
                    let host = if address.is_ipv6() { format!("[{address}]") } else { address.to_string() };
                    let there = format!("http://{host}:{port}{entrance}");
                    report.tell(&said!("手机扫码或打开 {there}", "on a phone, scan the code or open {there}"));
                    report.draw(&Code::of(&there).map(|code| code.blocks()).unwrap_or_default());
                    report.tell(&said!(
                        "网址里有密钥：同一网络里只有拿到它的人看得到，草稿也会看到；不要转发",
                        "the address holds a key: whoever has it and is in this network sees everything, drafts too; do not pass it on"
                    ));
                }
                None => report.note(&said!("这台电脑没有连上网络，手机还看不到", "this machine is in no network, so phones cannot see it")),
            }
        }
        if self.open {
            server::open_browser(&here);
        }
    }

    fn taken(&self, error: &io::Error) -> Failure {
        match (self.port, error.kind()) {
            (Some(port), io::ErrorKind::AddrInUse) => Failure::Outside(said!(
                "端口 {port} 已被别的程序占用；换一个，或不写 --port，让程序自己找",
                "port {port} is taken by another program; choose another, or leave --port out"
            )),
            _ => unable(error),
        }
    }
}

fn unable(error: &io::Error) -> Failure {
    let Said { zh, en } = disk::answer(error);
    Failure::Outside(said!("无法开始预览：{zh}", "the preview cannot start: {en}"))
}
