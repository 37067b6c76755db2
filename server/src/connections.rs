//! Connections: taken until the server ends, each with a limit on how long the head of a request may take.

use crate::shutdown::Shutdown;
use axum::{Router, serve::Listener};
use hyper::server::conn::http1::Builder;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;
use tower::Service;

/// The longest wait for the head of a request: whoever says nothing holds nothing.
pub const HEAD_WAIT: Duration = Duration::from_secs(30);

/// Serves until the server ends, and returns when every request that had begun is answered.
///
/// `axum::serve` does the same without a limit.
pub async fn serve(mut listener: TcpListener, router: Router, head_wait: Duration, mut shutdown: Shutdown) {
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(head_wait);
    let mut app = router.into_make_service_with_connect_info::<SocketAddr>();
    let connections = GracefulShutdown::new();
    loop {
        let (stream, peer) = tokio::select! {
            taken = Listener::accept(&mut listener) => taken,
            () = shutdown.begun() => break,
        };
        let Ok(service) = app.call(peer).await;
        let service = TowerToHyperService::new(service);
        let connection = connections.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
        });
    }
    drop(listener);
    connections.shutdown().await;
}
