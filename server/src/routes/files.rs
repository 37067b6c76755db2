//! The site's files: script, style, fonts and pictures, compressed when the site was built.

use crate::{answer, middleware::compressed::AsBuilt, state::AppState};
use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use domain::Failure;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use leptos_config::LeptosOptions;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// Names without a hash: the browser asks each time whether its copy is still good.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");
/// Fonts change with a new version of the product at most; the sprite's address names its version.
const MONTH: HeaderValue = HeaderValue::from_static("public, max-age=2592000");

/// Nothing else of the site's folder is served.
pub fn router(site: &LeptosOptions) -> Router<AppState> {
    let root = Path::new(&*site.site_root);
    let folder = ServeDir::new(root)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    Router::new()
        .route_service(
            &format!("{}{{*file}}", site.site_pkg_dir_route_base()),
            folder.clone(),
        )
        .route_service("/fonts/{*file}", folder.clone())
        .route_service("/client/{*file}", folder)
        .route_service("/icons.svg", file(&root.join("icons.svg")))
        .route_service("/favicon.svg", file(&root.join("favicon.svg")))
        .route_service("/shared-calendar.js", file(&root.join("shared-calendar.js")))
        .layer(from_fn(revalidate))
}

fn file(path: &Path) -> ServeFile {
    ServeFile::new(path).precompressed_br().precompressed_gzip()
}

/// Adds what the file service lacks: entity tags and how long a copy is good.
async fn revalidate(mut request: Request, next: Next) -> Response {
    let wanted = request.headers().get(header::IF_NONE_MATCH).cloned();
    if wanted.is_some() {
        // Of the two, the tag decides.
        request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    }
    let versioned = request.uri().path() == "/icons.svg" && request.uri().query().is_some();
    let keep = if versioned || request.uri().path().starts_with("/fonts/") {
        MONTH
    } else {
        ASK
    };
    let mut response = next.run(request).await;
    response.extensions_mut().insert(AsBuilt);
    match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {}
        StatusCode::NOT_FOUND => return answer::text(&Failure::NotFound),
        _ => return response,
    }
    let tag = (response.status() == StatusCode::OK)
        .then(|| tag(response.headers()))
        .flatten();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, keep);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let Some(tag) = tag else { return response };
    let same = wanted.is_some_and(|wanted| names(&wanted, &tag));
    headers.insert(header::ETAG, tag);
    if same {
        let kept = [
            header::CACHE_CONTROL,
            header::ETAG,
            header::VARY,
            header::LAST_MODIFIED,
        ];
        let headers = response.headers();
        let kept: HeaderMap = kept
            .into_iter()
            .filter_map(|name| headers.get(&name).cloned().map(|value| (name, value)))
            .collect();
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    response
}

/// A tag of time, length and coding; weak, because a file's time has seconds only.
fn tag(headers: &HeaderMap) -> Option<HeaderValue> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (time, length) = (text(header::LAST_MODIFIED)?, text(header::CONTENT_LENGTH)?);
    let coding = text(header::CONTENT_ENCODING).unwrap_or("plain");
    let time: String = time.chars().filter(char::is_ascii_alphanumeric).collect();
    HeaderValue::from_str(&format!("W/\"{time}-{length}-{coding}\"")).ok()
}

/// Whether a list of tags names this one.
pub(crate) fn names(list: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(list), Ok(tag)) = (list.to_str(), tag.to_str()) else {
        return false;
    };
    let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.split(',')
        .any(|one| one.trim() == "*" || weak(one) == weak(tag))
}
