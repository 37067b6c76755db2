//! Connections: taken until the server ends. There is always room for one more: where all descriptors are in use, the
//! connection makes room on which nothing has moved for the longest, of the address that has the most.

use axum::{Router, serve::Listener};
use hyper::server::conn::http1::Builder;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::{
        Arc, LazyLock, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};
use tokio_io_timeout::TimeoutWriter;
use tokio_util::sync::CancellationToken;
use tower::Service;

/// Descriptors that are kept for the database, pictures, the log and what the runtime needs.
const RESERVE: u64 = 128;
/// A connection, and the file that is sent on it.
const OF_EACH: u64 = 2;
/// Connections that are of use: more only cost memory.
const MOST: u64 = 4_096;
/// Bytes of a connection's buffer, and so of the head of a request at most: an address that names two hundred posts, with
/// all its cookies, is half of it.
const BUFFER: usize = 32 * 1024;

/// How long a connection may keep others waiting.
#[derive(Clone, Copy, Debug)]
pub struct Waits {
    /// For the head of a request, and between two requests: whoever says nothing holds nothing.
    pub head: Duration,
    /// For somebody who does not read what they asked for.
    pub write: Duration,
}

impl Default for Waits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            write: Duration::from_secs(30),
        }
    }
}

/// Asks the system for as many descriptors as it gives, and says how many connections there may be then.
pub fn make_room() -> usize {
    let descriptors = rlimit::increase_nofile_limit(MOST * OF_EACH + RESERVE).unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of descriptors cannot be read");
        1_024
    });
    let most = (descriptors.saturating_sub(RESERVE) / OF_EACH).clamp(16, MOST);
    usize::try_from(most).unwrap_or(16)
}

/// Serves until the server ends, and returns when every request that had begun is answered. There are at most `most`
/// connections.
pub async fn serve(
    mut listener: TcpListener,
    router: Router,
    waits: Waits,
    most: usize,
    shutdown: CancellationToken,
) {
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(waits.head)
        .max_buf_size(BUFFER);
    let mut app = router.into_make_service_with_connect_info::<SocketAddr>();
    let connections = GracefulShutdown::new();
    let open = Open::default();
    loop {
        let (stream, peer) = tokio::select! {
            taken = Listener::accept(&mut listener) => taken,
            () = shutdown.cancelled() => break,
        };
        open.make_room(most);
        let Ok(service) = app.call(peer).await;
        let service = TowerToHyperService::new(service);
        let (seat, unwanted) = open.enter(peer.ip().to_canonical());
        let stream = Watched::new(stream, waits.write, Arc::clone(&seat.moved));
        let connection = connections.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            let _seat = seat;
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    tracing::debug!(%error, "a connection broke off");
                },
                _ = unwanted => tracing::debug!("a connection made room for another"),
            }
        });
    }
    drop(listener);
    connections.shutdown().await;
}

/// The connections that are open.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<Table>>);

#[derive(Default)]
struct Table {
    last: u64,
    open: HashMap<u64, Connection>,
}

struct Connection {
    from: IpAddr,
    moved: Arc<Moved>,
    /// Its end is heard as the wish that the connection end.
    _wanted: oneshot::Sender<()>,
}

/// Takes a connection out of the table when its task ends, however it ends.
struct Seat {
    open: Open,
    number: u64,
    moved: Arc<Moved>,
}

impl Open {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, from: IpAddr) -> (Seat, oneshot::Receiver<()>) {
        let (wanted, unwanted) = oneshot::channel();
        let moved = Arc::new(Moved::default());
        let mut table = self.table();
        table.last += 1;
        let number = table.last;
        let connection = Connection {
            from,
            moved: Arc::clone(&moved),
            _wanted: wanted,
        };
        table.open.insert(number, connection);
        let seat = Seat {
            open: self.clone(),
            number,
            moved,
        };
        (seat, unwanted)
    }

    /// Ends connections until there are less than `most`.
    fn make_room(&self, most: usize) {
        let mut table = self.table();
        while table.open.len() >= most {
            let Some(number) = table.least_missed() else {
                return;
            };
            table.open.remove(&number);
        }
    }
}

impl Table {
    /// The connection on which nothing has moved for the longest, of the address that has the most.
    fn least_missed(&self) -> Option<u64> {
        let mut of: HashMap<IpAddr, usize> = HashMap::new();
        for connection in self.open.values() {
            *of.entry(connection.from).or_default() += 1;
        }
        let (most, _) = of.into_iter().max_by_key(|(_, count)| *count)?;
        self.open
            .iter()
            .filter(|(_, connection)| connection.from == most)
            .min_by_key(|(number, connection)| (connection.moved.last(), **number))
            .map(|(number, _)| *number)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.open.table().open.remove(&self.number);
    }
}

/// What all connections count from.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// When bytes last moved on a connection, in milliseconds from [`START`].
struct Moved(AtomicU64);

impl Default for Moved {
    fn default() -> Self {
        Self(AtomicU64::new(now()))
    }
}

impl Moved {
    /// Some bytes were written, perhaps.
    fn by(&self, written: &Poll<io::Result<usize>>) {
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.0.store(now(), Ordering::Relaxed);
        }
    }

    fn last(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

fn now() -> u64 {
    u64::try_from(START.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// A connection that ends when nobody reads what is written, and that remembers when bytes moved on it.
struct Watched {
    stream: Pin<Box<TimeoutWriter<TcpStream>>>,
    moved: Arc<Moved>,
}

impl Watched {
    fn new(stream: TcpStream, wait: Duration, moved: Arc<Moved>) -> Self {
        let mut stream = TimeoutWriter::new(stream);
        stream.set_timeout(Some(wait));
        Self {
            stream: Box::pin(stream),
            moved,
        }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let read = self.stream.as_mut().poll_read(cx, buf);
        self.moved.by(&Poll::Ready(Ok(buf.filled().len() - before)));
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = self.stream.as_mut().poll_write(cx, buf);
        self.moved.by(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = self.stream.as_mut().poll_write_vectored(cx, bufs);
        self.moved.by(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.get_ref().is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_shutdown(cx)
    }
}
