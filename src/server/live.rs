//! What goes out: a whole answer, or a stream of changes as server-sent events.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use serde::Serialize;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::stage::{Shelf, Stage};

/// How often a silent stream shows that it lives.
const PULSE: Duration = Duration::from_secs(15);

/// The body of an answer.
pub enum Payload {
    /// All at once.
    Whole(Option<Bytes>),
    /// Piece by piece, until the other side hangs up.
    Stream(mpsc::Receiver<Bytes>),
}

impl Body for Payload {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Payload::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Payload::Stream(pieces) => pieces.poll_recv(context).map(|piece| piece.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Payload::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Payload::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Payload::Stream(_) => SizeHint::default(),
        }
    }
}

/// What a page is told.
#[derive(Serialize, PartialEq, Eq, Clone, Default)]
struct Told {
    edition: u64,
    trouble: String,
}

impl Told {
    fn of(stage: &Stage, unit: &str) -> Self {
        let shelf = stage.unit(unit);
        let Shelf { edition, trouble, .. } = &*shelf.unwrap_or_else(|| stage.portal());
        Told { edition: *edition, trouble: trouble.clone() }
    }

    fn event(&self) -> Bytes {
        // JSON escapes line ends, so that one event is one line.
        let line = serde_json::to_string(self).unwrap_or_default();
        Bytes::from(format!("data: {line}\n\n"))
    }
}

/// Tells a page how its unit stands now, and again whenever that changes.
pub fn changes(stage: Arc<Stage>, unit: String, seat: OwnedSemaphorePermit) -> Payload {
    let (sender, receiver) = mpsc::channel(4);
    tokio::spawn(async move {
        let _seat = seat;
        let mut turns = stage.changes();
        let mut told = Told::of(&stage, &unit);
        if sender.send(told.event()).await.is_err() {
            return;
        }
        loop {
            let piece = tokio::select! {
                changed = turns.changed() => {
                    let now = Told::of(&stage, &unit);
                    if changed.is_err() {
                        return;
                    }
                    if now == told {
                        continue;
                    }
                    told = now;
                    told.event()
                }
                () = tokio::time::sleep(PULSE) => Bytes::from_static(b":\n\n"),
                () = sender.closed() => return,
            };
            if sender.send(piece).await.is_err() {
                return;
            }
        }
    });
    Payload::Stream(receiver)
}
