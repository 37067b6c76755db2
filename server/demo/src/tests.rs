//! The demo is right on whatever day it is seeded.
#![expect(clippy::unwrap_used, reason = "a test")]

use super::{plans, script, seed, unfinished};
use domain::fit::misfits;
use domain::{
    Problem, UnixMillis,
    audit::Kind,
    link::LinkStatus,
    post::{PostStatus, status},
    review::Verdict,
    staff::Role,
    time::DAY,
    views::{
        links::LinkRow,
        review::{Door, State},
    },
};
use gateway::{ImagePictures, LocalBlobs, SystemRandom};
use serde_json::Value;
use service::{
    Services,
    actor::{Caller, Staff},
    history::verify::verify,
    links::list_links::list_links,
    ports::{Clock, Pictures, Rendered},
    review::{enter::enter, open_door::open_door, show_review::show_review, unlock::unlock},
    secrets::vault::Vault,
    staff::sign_in::sign_in,
};
use std::{collections::HashSet, path::Path, sync::Arc};
use strum::VariantArray;

/// The first and the last of a month, the middle, the turn of the year and a change of clocks; late, early, and at
/// hours at which the two clients have different days.
const MOMENTS: [&str; 4] = [
    "2026-11-01T00:00:30Z",
    "2028-02-15T04:30:00Z",
    "2026-12-31T23:59:00Z",
    "2027-03-28T01:00:00Z",
];

struct Stopped(UnixMillis);

impl Clock for Stopped {
    fn now(&self) -> UnixMillis {
        self.0
    }
}

struct Broken;

impl Pictures for Broken {
    fn render(&self, _: &[u8]) -> Result<Rendered, Problem> {
        Err(Problem::Unreadable)
    }
}

async fn services(now: &str, folder: &Path) -> Services {
    let options = store::OpenOptions::new(format!("sqlite://{}", folder.join("demo.db").display()));
    let now: jiff::Timestamp = now.parse().unwrap();
    Services {
        store: Arc::new(store::open(&options).await.unwrap()),
        blobs: Arc::new(LocalBlobs::open(folder.join("files")).unwrap()),
        pictures: Arc::new(ImagePictures),
        clock: Arc::new(Stopped(UnixMillis(now.as_millisecond()))),
        random: Arc::new(SystemRandom::default()),
        vault: Arc::new(Vault::new(&[7; 32])),
        base_url: "http://demo.example".into(),
    }
}

#[tokio::test]
async fn an_example_that_was_not_finished_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut services = services(MOMENTS[0], folder.path()).await;
    services.pictures = Arc::new(Broken);
    assert_eq!(unfinished(&services).await, Ok(false));
    // Something goes wrong half-way: the first picture cannot be taken.
    assert!(seed(&services, folder.path()).await.is_err());
    assert!(!folder.path().join("demo.json").exists());
    assert_eq!(unfinished(&services).await, Ok(true));
}

#[tokio::test]
async fn every_screen_has_something_to_show_on_any_day() {
    for moment in MOMENTS {
        let folder = tempfile::tempdir().unwrap();
        let services = services(moment, folder.path()).await;
        seed(&services, folder.path()).await.unwrap();
        assert_eq!(unfinished(&services).await, Ok(false));
        let handout: Value =
            serde_json::from_slice(&std::fs::read(folder.path().join("demo.json")).unwrap()).unwrap();
        let owner = staff(&services, &handout["staff"], Role::Owner).await;
        staff(&services, &handout["editor"], Role::Editor).await;
        staff(&services, &handout["viewer"], Role::Viewer).await;
        posts(&services, &owner, moment).await;
        links(&services, &owner, moment).await;
        main_link(&services, &handout["approval_link"], moment).await;
        for (name, door) in [
            ("expired_link", Door::Expired { asked: false }),
            ("revoked_link", Door::Invalid),
        ] {
            let token = super::cast::token(handout[name]["url"].as_str().unwrap());
            assert_eq!(
                open_door(&services, &token, |_| None).await.unwrap(),
                door,
                "{moment}"
            );
        }
        log(&services, &owner, moment).await;
    }
}

async fn staff(services: &Services, login: &Value, role: Role) -> Staff {
    let (email, password) = (
        login["email"].as_str().unwrap(),
        login["password"].as_str().unwrap(),
    );
    let caller = Caller {
        address: "192.0.2.1".into(),
        user_agent: String::new(),
    };
    sign_in(services, &caller, email, password, None, |_| None)
        .await
        .unwrap();
    let user = services
        .store
        .read()
        .await
        .unwrap()
        .user_by_email(email)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(user.role, role);
    Staff { user, caller }
}

async fn posts(services: &Services, owner: &Staff, moment: &str) {
    let now = services.clock.now();
    let mut db = services.store.read().await.unwrap();
    let mut seen = HashSet::new();
    let mut count = 0;
    for project in db.projects(owner.user.workspace_id).await.unwrap() {
        let mut posts = db
            .posts_between(project.id, now.plus(-60 * DAY), now.plus(60 * DAY))
            .await
            .unwrap();
        posts.extend(db.posts_unscheduled(project.id).await.unwrap());
        count += posts.len();
        for post in posts {
            let status = status(&post, project.requires_approval, now);
            let due = post.scheduled_at.is_some_and(|at| at <= now);
            assert!(
                !(due && status == PostStatus::Scheduled),
                "{moment}: {post:?} was never sent"
            );
            seen.insert(status);
        }
    }
    assert_eq!(count, plans::all().count());
    let absent: Vec<_> = PostStatus::VARIANTS
        .iter()
        .filter(|s| !seen.contains(s))
        .collect();
    assert_eq!(absent, [&PostStatus::Publishing], "{moment}");
}

async fn links(services: &Services, owner: &Staff, moment: &str) {
    let rows = list_links(services, owner).await.unwrap();
    assert_eq!(rows.len(), script::asks().count());
    let any = |what: &str, is: &dyn Fn(&LinkRow) -> bool| {
        assert!(rows.iter().any(is), "{moment}: no link is {what}")
    };
    let active = |row: &LinkRow| row.status == LinkStatus::Active;
    let open = |row: &LinkRow| row.verdicts.iter().filter(|v| v.is_none()).count();
    any("decided in part", &|row| {
        active(row) && open(row) >= 5 && row.verdicts.len() - open(row) == 3
    });
    any("decided", &|row| {
        active(row) && open(row) == 0 && row.project.name == "Harbor Gym"
    });
    any("unopened", &|row| active(row) && row.opened.is_none());
    any("expired, with a wish", &|row| {
        row.status == LinkStatus::Expired && row.asked.is_some()
    });
    any("revoked", &|row| row.status == LinkStatus::Revoked);
}

/// The link of the handout opens, and shows five open posts, one of them with its difference.
async fn main_link(services: &Services, key: &Value, moment: &str) {
    let token = super::cast::token(key["url"].as_str().unwrap());
    let caller = Caller::default();
    let password = key["password"].as_str().unwrap();
    let unlocked = unlock(services, &caller, &token, password, |_| None)
        .await
        .unwrap();
    let reviewer = enter(services, unlocked.link, Some(unlocked.session), caller)
        .await
        .unwrap();
    let page = show_review(services, &reviewer).await.unwrap();
    assert!(page.open().count() >= 5, "{moment}");
    assert!(
        page.open()
            .any(|post| post.changes.is_some() && post.notes.len() > 1),
        "{moment}"
    );
    assert!(
        page.posts
            .iter()
            .all(|post| matches!(post.state, State::Open | State::Decided { .. })),
        "{moment}"
    );
    assert_eq!(page.with_verdict(Verdict::ChangesRequested), 1, "{moment}");
}

async fn log(services: &Services, owner: &Staff, moment: &str) {
    let proof = verify(&*services.store).await.unwrap();
    assert_eq!(proof.findings, [], "{moment}");
    let mut db = services.store.read().await.unwrap();
    let events = db.events_after(owner.user.workspace_id, 0, 10_000).await.unwrap();
    let events: Vec<_> = events.into_iter().flatten().collect();
    assert!(events.is_sorted_by_key(|event| event.at), "{moment}");
    assert!(
        events.iter().all(|event| event.at <= services.clock.now()),
        "{moment}"
    );
    assert!(
        events.iter().any(|event| event.kind == Kind::PostPublished),
        "{moment}"
    );
}

#[tokio::test]
async fn a_workspace_that_exists_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let services = services(MOMENTS[0], folder.path()).await;
    seed(&services, folder.path()).await.unwrap();
    std::fs::remove_file(folder.path().join("demo.json")).unwrap();
    seed(&services, folder.path()).await.unwrap_err();
    assert!(!folder.path().join("demo.json").exists());
}

#[test]
fn captions_fit_their_networks() {
    for (brand, plan) in plans::all() {
        for platform in plan.on {
            let text = plan
                .variants
                .iter()
                .find(|(on, _)| on == platform)
                .map_or(plan.caption, |(_, text)| text);
            let pictures = vec![(1_080, 1_080); plan.pictures.len()];
            assert_eq!(
                misfits(*platform, text, &pictures),
                [],
                "{} on {platform:?}",
                plan.key
            );
        }
        assert!(
            plan.variants.iter().all(|(on, _)| plan.on.contains(on)),
            "{}",
            plan.key
        );
        assert_eq!(
            plans::all().filter(|(_, other)| other.key == plan.key).count(),
            1,
            "{brand:?} {}",
            plan.key
        );
    }
}
