//! `POST /upload/{project}`: a picture, as a form with one field `file`.

use crate::{answer, budget::Held, middleware::limits, state::AppState};
use app::request::RequestScope;
use axum::{
    Extension, Json,
    extract::{
        FromRequest, Multipart, Path, Request, State,
        multipart::{Field, MultipartError},
    },
    response::{IntoResponse, Response},
};
use bytes::{Bytes, BytesMut};
use domain::{Failure, Field as Named, Problem, ProjectId, views::planner::Uploaded};
use http::StatusCode;
use service::media::upload_media::{UPLOAD_MAX, upload_media};
use tokio::time::timeout;

/// The name of the form's field.
const FILE: &str = "file";

/// Answers with [`Uploaded`] or a [`Failure`], as JSON.
pub async fn upload(
    State(state): State<AppState>,
    Extension(scope): Extension<RequestScope>,
    Path(project): Path<String>,
    request: Request,
) -> Response {
    match take(&state, &scope, &project, request).await {
        Ok(uploaded) => Json(uploaded).into_response(),
        Err(failure) => answer::json(&failure),
    }
}

async fn take(
    state: &AppState,
    scope: &RequestScope,
    project: &str,
    request: Request,
) -> Result<Uploaded, Failure> {
    // Who may not upload is told so before a byte of it is kept.
    let staff = match scope.staff().await {
        Ok(staff) => staff,
        Err(failure) => {
            limits::throw_away(request.into_body()).await;
            return Err(failure);
        }
    };
    let project: ProjectId = project.parse().map_err(|_| Failure::NotFound)?;
    let form = Multipart::from_request(request, &())
        .await
        .map_err(|_| required())?;
    // Given back when the picture is stored.
    let mut held = state.bodies.hold(&scope.caller.address);
    let bytes = file(form, &mut held).await?;
    upload_media(&state.services, &staff, project, bytes).await
}

/// The content of the form's one field.
async fn file(mut form: Multipart, held: &mut Held) -> Result<Bytes, Failure> {
    while let Some(field) = next(form.next_field()).await? {
        if field.name() == Some(FILE) {
            return content(field, held).await;
        }
    }
    Err(required())
}

async fn content(mut field: Field<'_>, held: &mut Held) -> Result<Bytes, Failure> {
    let mut kept = BytesMut::new();
    let mut too_large = false;
    while let Some(part) = next(field.chunk()).await? {
        // The rest is taken too, up to the limit of the body, so that the sender reads the answer.
        too_large = too_large || kept.len() + part.len() > UPLOAD_MAX;
        if too_large {
            kept = BytesMut::new();
        } else {
            if !held.take(part.len()) {
                return Err(Failure::Unavailable);
            }
            kept.extend_from_slice(&part);
        }
    }
    if too_large {
        Err(Failure::field(Named::Media, Problem::TooLarge))
    } else {
        Ok(kept.freeze())
    }
}

async fn next<T>(part: impl Future<Output = Result<T, MultipartError>>) -> Result<T, Failure> {
    match timeout(limits::WAIT, part).await {
        Ok(Ok(part)) => Ok(part),
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Failure::field(Named::Media, Problem::TooLarge))
        }
        // Cut off on its way, or no form at all.
        Ok(Err(_)) | Err(_) => Err(required()),
    }
}

fn required() -> Failure {
    Failure::field(Named::Media, Problem::Required)
}
