//! What no browser of ours sends, and no route should have to think of: two hosts, a NUL, a body in another coding than its
//! function takes.

use crate::answer;
use axum::{
    extract::Request,
    response::{IntoResponse, Response},
};
use domain::Failure;
use http::{HeaderMap, StatusCode, Uri, header};

/// The server functions that plain forms call. All others take JSON, which no form can send.
const FORMS: [&str; 20] = [
    "approve_all",
    "come_back",
    "decide",
    "door",
    "invitation",
    "join",
    "note",
    "notes",
    "request_new_link",
    "reschedule",
    "review",
    "set_up",
    "sign_in",
    "sign_out",
    "undo",
    "undo_many",
    "unlock",
    "unlock_again",
    "viewed",
    "withdraw_invitation",
];

/// Passes a request with one host at most and no NUL in its query.
///
/// # Errors
/// The answer to any other.
pub fn head(request: &Request) -> Result<(), Box<Response>> {
    let headers = request.headers();
    if headers.get_all(header::HOST).iter().count() > 1 {
        return Err(Box::new(StatusCode::BAD_REQUEST.into_response()));
    }
    // A path is looked up as a hash or an identifier, or not at all.
    if has_nul(request.uri().query().unwrap_or_default().as_bytes(), b"%00") {
        return Err(refused(headers));
    }
    Ok(())
}

/// Passes a body in the coding that its function takes, without a NUL: one of the databases cannot hold it, and nobody
/// types it.
///
/// # Errors
/// The answer to any other.
pub fn body(uri: &Uri, headers: &HeaderMap, bytes: &[u8]) -> Result<(), Box<Response>> {
    let json = match uri.path().strip_prefix("/api/") {
        Some(function) => {
            let json = !FORMS.contains(&function);
            let coding = if json {
                "application/json"
            } else {
                "application/x-www-form-urlencoded"
            };
            if !bytes.is_empty() && !is(headers, coding) {
                return Err(Box::new(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response()));
            }
            json
        }
        None => false,
    };
    if has_nul(bytes, if json { b"\\u0000" } else { b"%00" }) {
        return Err(refused(headers));
    }
    Ok(())
}

fn refused(headers: &HeaderMap) -> Box<Response> {
    Box::new(answer::failure(
        &Failure::Invalid(Vec::new()),
        answer::wants_html(headers),
    ))
}

fn is(headers: &HeaderMap, coding: &str) -> bool {
    let told = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    told.and_then(|told| told.split(';').next())
        .is_some_and(|told| told.trim().eq_ignore_ascii_case(coding))
}

/// Whether a NUL is there, as it is or as it is written. A backslash that is itself written with one begins nothing.
fn has_nul(bytes: &[u8], written: &[u8]) -> bool {
    if bytes.contains(&0) {
        return true;
    }
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(written) {
            return true;
        }
        at += if rest.starts_with(b"\\\\") { 2 } else { 1 };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_found_and_a_text_about_one_is_not() {
        for (text, nul) in [
            (r#"{"a":"\u0000"}"#, true),
            (r#"{"a":"\\u0000"}"#, false),
            (r#"{"a":"\\\u0000"}"#, true),
            (r#"{"a":"\u0001"}"#, false),
            ("{\"a\":\"\0\"}", true),
        ] {
            assert_eq!(has_nul(text.as_bytes(), b"\\u0000"), nul, "{text}");
        }
        assert!(has_nul(b"a=b%00", b"%00"));
        assert!(!has_nul(b"a=b%2500", b"%00"));
    }
}
