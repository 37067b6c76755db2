//! A server, and people who use it.

use axum::{Router, body::Body, extract::ConnectInfo, response::Response};
use domain::{Failure, WorkspaceId, staff::Role};
use http::{HeaderValue, Method, Request, header};
use http_body_util::BodyExt;
use server::{
    compose::{Composed, compose},
    config::{BaseUrl, Config, Flags},
    feed::Feed,
    middleware::limits,
    router::router,
    routes::{events, health::Readiness},
    shared_calendar::Kept,
    state::Running,
};
use service::{Services, actor::Staff, ports::Write};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
};
use tempfile::TempDir;
use testing::{Person, database};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// Where the tests' requests come from, unless they say otherwise.
pub const PEER: &str = "192.0.2.7:40000";

/// A server with an empty database, and a small site.
pub struct Server {
    pub services: Services,
    /// Gone with the server.
    folder: Arc<TempDir>,
    running: Running,
    router: Router,
    database_url: Option<String>,
    stop: CancellationToken,
}

/// A member of staff whose browser is signed in.
pub struct Browser {
    pub staff: Staff,
    pub cookie: String,
}

impl From<Person> for Browser {
    fn from(person: Person) -> Self {
        Self {
            cookie: format!("staff={}", person.token.reveal()),
            staff: person.staff,
        }
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::with("").await
    }

    /// A server with this text in its configuration.
    pub async fn with(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        for (name, content) in [
            ("pkg/countersign.css", "body{color:red}".repeat(50)),
            ("pkg/countersign.css.br", "pretend this is brotli".to_owned()),
            ("fonts/inter-latin.woff2", "font".to_owned()),
            ("icons.svg", "<svg/>".to_owned()),
            ("secret.txt", "not for the world".to_owned()),
        ] {
            let file = site.join(name);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(file, content).expect("a file");
        }
        let (backend, database_url) = database().await;
        let flags = Flags {
            data: Some(folder.path().join("data")),
            database_url: database_url.clone(),
            ..Flags::default()
        };
        let mut config = Config::from_sources(Some(text), &BTreeMap::new(), &flags).expect("a configuration");
        config.site.site_root = site.to_string_lossy().into();
        let base_url = config.base_url.clone().unwrap_or_else(|| BaseUrl::local(3000));
        let Composed { services, .. } = compose(&config, &base_url).await.expect("a server");
        println!("reached {}", services.store.backend());
        assert_eq!(services.store.backend(), backend);
        let stop = CancellationToken::new();
        let shutdown = stop.clone();
        let running = Running {
            services: services.clone(),
            site: config.site,
            base_url,
            proxies: config.trusted_proxies.into(),
            feed: Feed::default(),
            kept: Kept::default(),
            readiness: Readiness::default(),
            bodies: limits::bodies(),
            streams: events::streams(1_000),
            shutdown: shutdown.clone(),
        };
        tokio::spawn(running.feed.clone().follow(services.store.clone(), shutdown));
        Self {
            router: router(running.clone().into()),
            services,
            running,
            folder: Arc::new(folder),
            database_url,
            stop,
        }
    }

    /// The address of its database, for those who go past it.
    pub fn database_url(&self) -> String {
        let file = || format!("sqlite://{}", self.data().join("countersign.db").display());
        self.database_url.clone().unwrap_or_else(file)
    }

    /// What changes, as it changes.
    pub fn feed(&self) -> &Feed {
        &self.running.feed
    }

    /// Where the server keeps its files.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn end(&self) {
        self.stop.cancel();
    }

    /// The patterns of all its routes. The router lists them for debugging only; a list without them fails.
    pub fn patterns(&self) -> BTreeSet<String> {
        let listed = format!("{:?}", self.router);
        let texts = listed.split('"').skip(1).step_by(2);
        let found: BTreeSet<String> = texts
            .filter(|text| text.starts_with('/') && !text.contains("fallback"))
            .map(str::to_owned)
            .collect();
        for known in [
            "/health/live",
            "/c/{token}/unlock",
            "/review/{link}",
            "/api/decide",
            "/upload/{project}",
        ] {
            assert!(found.contains(known), "{known} is not among {found:?}");
        }
        found
    }

    /// The same server with other services.
    pub fn over(&self, change: impl FnOnce(&mut Services)) -> Self {
        let mut running = self.running.clone();
        change(&mut running.services);
        running.kept = Kept::default();
        running.readiness = Readiness::default();
        Self {
            services: running.services.clone(),
            router: router(running.clone().into()),
            running,
            folder: Arc::clone(&self.folder),
            database_url: self.database_url.clone(),
            stop: self.stop.clone(),
        }
    }

    /// Sends a request as it is.
    pub async fn send(&self, mut request: Request<Body>) -> Response {
        let peer: SocketAddr = PEER.parse().expect("an address");
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        self.router.clone().oneshot(request).await.expect("an answer")
    }

    /// A navigation of a browser.
    pub async fn get(&self, path: &str, cookie: &str) -> Response {
        self.send(
            request(Method::GET, path, cookie)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    /// A call by script from our own page.
    pub async fn post(&self, path: &str, cookie: &str, body: impl Into<Body>) -> Response {
        let request = request(Method::POST, path, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let mut request = request.body(body.into()).expect("a request");
        request
            .headers_mut()
            .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        self.send(request).await
    }

    /// A call by script with JSON.
    pub async fn post_json(&self, path: &str, cookie: &str, body: &serde_json::Value) -> Response {
        let request = request(Method::POST, path, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/json");
        let mut request = request.body(Body::from(body.to_string())).expect("a request");
        request
            .headers_mut()
            .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        self.send(request).await
    }

    /// A workspace of its own with an owner who is signed in.
    pub async fn owner(&self, name: &str) -> Browser {
        testing::owner(&self.services, name).await.into()
    }

    /// Another member of a workspace, signed in.
    pub async fn colleague(&self, of: &Browser, role: Role, can_create_links: bool) -> Browser {
        testing::colleague(&self.services, &of.staff, role, can_create_links)
            .await
            .into()
    }

    /// Writes what no use case writes, or as another one left it.
    pub async fn write<T>(
        &self,
        work: impl AsyncFnOnce(&mut dyn Write) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        testing::write(&self.services, work).await
    }

    /// The addresses in the log of a workspace, oldest first.
    pub async fn addresses(&self, workspace: WorkspaceId) -> Vec<Option<String>> {
        let mut db = self.services.store.read().await.expect("a database");
        let events = db.events_after(workspace, 0, 100).await.expect("events");
        events.into_iter().flatten().map(|event| event.address).collect()
    }
}

/// A request that a browser makes when it navigates.
pub fn request(method: Method, path: &str, cookie: &str) -> http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::ACCEPT, "text/html,*/*;q=0.8");
    let request = request.header(header::HOST, "localhost:3000");
    if cookie.is_empty() {
        request
    } else {
        request.header(header::COOKIE, cookie)
    }
}

/// The whole body.
pub async fn text(response: Response) -> String {
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A header's text, or nothing.
pub fn header_of<'r>(response: &'r Response, name: &str) -> &'r str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().expect("text"))
}
