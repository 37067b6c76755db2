//! Running the server, from its start to its end.

use crate::{
    compose::{self, Composed},
    config::{BaseUrl, Config},
    connections::{self, Waits},
    feed::Feed,
    logging,
    middleware::limits,
    router::router,
    routes::{events, health::Readiness},
    shared_calendar::Kept,
    shutdown,
    state::{AppState, Running},
    timekeeper::keep_time,
    worker,
};
use anyhow::Context;
use service::{
    Services,
    jobs::{
        self, Tasks,
        attend::{Bench, Unwatched},
    },
    staff::entrance::issue_setup_code,
};
use std::{
    fmt,
    io::{self, Write},
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::Duration,
};
use tokio::{net::TcpListener, runtime, time::timeout};
use tokio_util::sync::CancellationToken;

/// Pages are drawn by several threads even on one core: one that waits must not keep the others waiting.
const WORKERS: usize = 4;
/// Ten seconds are promised: most for requests that are being answered, the rest for the database.
const DRAIN: Duration = Duration::from_secs(7);
const CLOSE: Duration = Duration::from_secs(2);

/// Runs until the program is asked to end.
///
/// # Errors
/// What keeps the server from starting.
pub fn run(config: &Config) -> anyhow::Result<()> {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .enable_all()
        .build()?;
    let result = runtime.block_on(serve(config));
    runtime.shutdown_timeout(Duration::from_millis(500));
    result
}

async fn serve(config: &Config) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let address = listener.local_addr()?;
    let base_url = config
        .base_url
        .clone()
        .unwrap_or_else(|| BaseUrl::local(address.port()));
    let Composed { services, store } = compose::compose(config, &base_url).await?;
    #[cfg(feature = "demo")]
    crate::example::make(config, &services).await?;
    greet(config, &services, address, &base_url).await?;
    let most = connections::make_room();

    let stop = CancellationToken::new();
    let shutdown = stop.clone();
    let state = AppState::from(Running {
        services,
        site: config.site.clone(),
        base_url,
        proxies: config.trusted_proxies.clone().into(),
        feed: Feed::default(),
        kept: Kept::default(),
        readiness: Readiness::default(),
        bodies: limits::bodies(),
        streams: events::streams(most),
        shutdown: shutdown.clone(),
    });
    let following = state
        .feed
        .clone()
        .follow(state.services.store.clone(), shutdown.clone());
    let following = tokio::spawn(following);
    let counting = tokio::spawn(logging::tell_of_losses());
    jobs::ensure(&state.services).await?;
    let bench = Bench {
        services: state.services.clone(),
        work: Arc::new(Tasks),
        steps: Arc::new(Unwatched),
    };
    let working = tokio::spawn(worker::work(bench, shutdown.clone()));
    let timing = tokio::spawn(keep_time(state.services.clone(), shutdown.clone()));
    let mut serving = tokio::spawn(connections::serve(
        listener,
        router(state),
        Waits::default(),
        most,
        shutdown,
    ));
    tokio::select! {
        ended = &mut serving => ended?,
        () = shutdown::asked_for() => {
            tracing::info!("ending");
            stop.cancel();
            match timeout(DRAIN, &mut serving).await {
                Ok(ended) => ended?,
                Err(_) => tracing::warn!("some requests took too long and were cut off"),
            }
        }
    }
    stop.cancel();
    serving.abort();
    counting.abort();
    drop((following.await, working.await, timing.await));
    if timeout(CLOSE, store.close()).await.is_err() {
        tracing::warn!("the database took too long to close");
    }
    Ok(())
}

/// Says where the server is and, on an empty database, how to begin.
async fn greet(
    config: &Config,
    services: &Services,
    address: SocketAddr,
    base_url: &BaseUrl,
) -> anyhow::Result<()> {
    let root = Path::new(&*config.site.site_root);
    if !root.join(&*config.site.site_pkg_dir).is_dir() {
        tracing::warn!(root = %root.display(), "the site is not there: pages will have no style and no script");
    }
    tracing::info!(%address, %base_url, database = services.store.backend(), "listening");
    say(format_args!(
        "Countersign listens on {address}, and people reach it at {base_url}"
    ));
    // To standard output only: logs are kept, and read by others.
    if let Some(code) = issue_setup_code(services).await? {
        say(format_args!(
            "Nobody has an account yet. Open {base_url}/setup and enter this code, which works once: {code}"
        ));
    }
    Ok(())
}

/// A line on standard output, for whoever started the server; nobody may be there to read it.
pub(crate) fn say(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stdout(), "{line}");
}
