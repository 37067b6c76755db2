//! Connections, by the bytes on the wire.

use axum::{Router, routing::get};
use server::{connections::serve, shutdown};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

async fn listening(head_wait: Duration) -> (SocketAddr, shutdown::Stop, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, shutdown) = shutdown::channel();
    let router = Router::new().route("/", get(|| async { "here" }));
    let serving = tokio::spawn(serve(listener, router, head_wait, shutdown));
    (address, stop, serving)
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
    let (address, _stop, _serving) = listening(Duration::from_millis(50)).await;
    let told = answer(address, "GET / HTTP/1.1\r\nHost: local").await;
    assert!(!told.contains("here"), "{told}");
}

#[tokio::test]
async fn what_had_begun_is_answered_before_the_end() {
    let (address, stop, serving) = listening(Duration::from_secs(60)).await;
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
    stop.begin();
    serving.await.expect("the end");
    assert!(TcpStream::connect(address).await.is_err());
}
