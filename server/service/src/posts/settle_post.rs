//! A person looked whether a post is out, where the program does not know.

use crate::{Services, actor::Staff, posts};
use domain::{
    Failure, Field, PostId,
    audit::What,
    publication::{Event, Finding},
    rules,
    staff::Permission,
};

/// Takes the person's word: the post is published, or it failed and can be scheduled again.
///
/// # Errors
/// An address that is none; [`domain::Refusal::EditedMeanwhile`]; [`domain::Refusal::NotInDoubt`].
pub async fn settle_post(
    services: &Services,
    staff: &Staff,
    id: PostId,
    version: i64,
    finding: Finding,
) -> Result<(), Failure> {
    let asking = staff.asking(Permission::EditPosts)?;
    let (event, what) = match finding {
        Finding::There { address } => {
            let address = rules::web_address(&address);
            let address = address.map_err(|problem| Failure::field(Field::Address, problem))?;
            (Event::Found, What::PostFound { url: address })
        }
        Finding::NotThere => (Event::NotFound, What::PostNotFound),
    };
    let now = services.clock.now();
    let mut unit = services.begin(asking).await?;
    let tx = unit.tx();
    let mut post = posts::find(tx, staff, id).await?;
    posts::same_version(&post, version)?;
    posts::way_out(tx, &mut post, event, now).await?;
    let seal = tx.save_post(&post).await?;
    let event = staff.event(&what, now).post(&post);
    tx.append_event(event.seals([seal]).done()).await?;
    unit.commit().await
}
