//! Telling everything that waits that the server is ending.

use tokio::sync::watch;

/// Ends the server.
#[derive(Debug)]
pub struct Stop(watch::Sender<bool>);

/// Learns of the end.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<bool>);

/// One to end it, one to learn of it.
#[must_use]
pub fn channel() -> (Stop, Shutdown) {
    let (sender, receiver) = watch::channel(false);
    (Stop(sender), Shutdown(receiver))
}

impl Stop {
    /// Begins the end.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }
}

impl Shutdown {
    /// Waits for the end to begin.
    pub async fn begun(&mut self) {
        // Without its `Stop` nothing keeps the server running either.
        drop(self.0.wait_for(|ending| *ending).await);
    }
}

/// Waits until the operator or the system asks the program to end.
pub async fn asked_for() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
