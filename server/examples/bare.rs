//! A handler that does nothing but send the bytes of a file, to measure against: `bare ADDRESS FILE TYPE`.

use axum::{Router, routing::get};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};

#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, file, kind] = arguments.as_slice() else {
        anyhow::bail!("bare ADDRESS FILE TYPE");
    };
    let body = Bytes::from(std::fs::read(file)?);
    let kind = HeaderValue::from_str(kind)?;
    let answer = move || {
        let headers: [(HeaderName, HeaderValue); 2] = [
            (header::CONTENT_TYPE, kind.clone()),
            (header::CONTENT_ENCODING, HeaderValue::from_static("br")),
        ];
        std::future::ready((headers, body.clone()))
    };
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, Router::new().route("/", get(answer))).await?;
    Ok(())
}
