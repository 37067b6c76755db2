//! Connections, by the bytes on the wire.

use axum::{Router, routing::get};
use server::connections::{Waits, serve};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_util::sync::CancellationToken;

/// A server with a page that says "here" and one of 8 MB.
async fn listening(
    waits: Waits,
    most: usize,
) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let stop = CancellationToken::new();
    let shutdown = stop.clone();
    let router = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/large", get(|| async { vec![b'a'; 8_000_000] }));
    let serving = tokio::spawn(serve(listener, router, waits, most, shutdown));
    (address, stop, serving)
}

fn head(wait: Duration) -> Waits {
    Waits {
        head: wait,
        ..Waits::default()
    }
}

/// Everything that comes until the connection is closed.
async fn answer(address: SocketAddr, sent: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(sent.as_bytes()).await.expect("sent");
    let mut told = String::new();
    stream.read_to_string(&mut told).await.expect("closed");
    told
}

#[tokio::test]
async fn half_a_head_is_not_waited_for() {
    let (address, _stop, _serving) = listening(head(Duration::from_millis(50)), 100).await;
    let told = answer(address, "GET / HTTP/1.1\r\nHost: local").await;
    assert!(!told.contains("here"), "{told}");
}

#[tokio::test]
async fn what_had_begun_is_answered_before_the_end() {
    let (address, stop, serving) = listening(head(Duration::from_secs(60)), 100).await;
    let whole = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert!(answer(address, whole).await.ends_with("here"));
    // A connection that nobody uses any more does not hold the end up.
    let mut idle = TcpStream::connect(address).await.expect("a connection");
    idle.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .await
        .expect("sent");
    let mut first = [0; 12];
    idle.read_exact(&mut first).await.expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200");
    stop.cancel();
    serving.await.expect("the end");
    assert!(TcpStream::connect(address).await.is_err());
}

const WHOLE: &str = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

async fn asks(address: SocketAddr, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream
}

#[tokio::test]
async fn one_more_finds_room_among_those_who_are_silent_or_do_not_read() {
    let (address, _stop, _serving) = listening(head(Duration::from_secs(600)), 20).await;
    let (mut silent, mut deaf) = (Vec::new(), Vec::new());
    for _ in 0..30 {
        silent.push(TcpStream::connect(address).await.expect("a connection"));
        deaf.push(asks(address, "/large").await);
        assert!(answer(address, WHOLE).await.ends_with("here"));
    }
}

#[tokio::test]
async fn who_does_not_read_is_not_waited_for() {
    let waits = Waits {
        write: Duration::from_millis(50),
        ..Waits::default()
    };
    let (address, stop, serving) = listening(waits, 100).await;
    let deaf = asks(address, "/large").await;
    // The end waits for answers that have begun: this one is given up before.
    deaf.readable().await.expect("it begins");
    stop.cancel();
    tokio::time::timeout(Duration::from_secs(20), serving)
        .await
        .expect("an end")
        .expect("no panic");
}
