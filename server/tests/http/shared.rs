//! Shared calendars: what leaves the server, through which doors, and when they close.

use crate::{
    harness::{Browser, Server, header_of, request, text},
    media::{png, upload},
};
use axum::{body::Body, response::Response};
use domain::{
    PostId, ProjectId,
    post::{Post, Publication},
    review::Review,
    share::{Accent, ShareOptions},
    staff::Role,
    views::{
        planner::{Draft, DraftMedia, Uploaded},
        share::{ActiveShare, PasswordChoice, ShareForm, ShareTarget},
    },
};
use futures::FutureExt;
use http::{Method, StatusCode, header};
use service::{
    ports::store::transact,
    posts::save_post::save_post,
    projects::{add_channel::add_channel, create_project::create_project, show_project::show_project},
    shares::{deactivate_share::deactivate_share, share_calendar::share_calendar},
};

/// A project with channels, and what is shared of it.
struct Case {
    server: Server,
    owner: Browser,
    project: ProjectId,
    channels: Vec<domain::ChannelId>,
}

/// What a test shares unless it says otherwise.
fn options() -> ShareOptions {
    ShareOptions {
        from: None,
        to: None,
        channels: Vec::new(),
        captions: true,
        embeddable: false,
        title: "Our autumn".into(),
        logo: None,
        accent: Accent::Blue,
    }
}

impl Case {
    async fn new() -> Self {
        let server = Server::start().await;
        let owner = server.owner("Lumen").await;
        let (services, staff) = (&server.services, &owner.staff);
        let project = create_project(services, staff, "Northwind", "Europe/London")
            .await
            .expect("a project");
        for (platform, handle) in [("x", "northwind"), ("instagram", "northwind.coffee")] {
            add_channel(services, staff, project, platform, handle)
                .await
                .expect("a channel");
        }
        let settings = show_project(services, staff, project).await.expect("settings");
        let channels = settings.channels.iter().map(|channel| channel.id).collect();
        Self {
            server,
            owner,
            project,
            channels,
        }
    }

    async fn share(&self, options: ShareOptions, password: PasswordChoice) -> ActiveShare {
        let form = ShareForm { options, password };
        let target = ShareTarget::New(self.project);
        share_calendar(&self.server.services, &self.owner.staff, target, form)
            .await
            .expect("a share")
    }

    /// A post due on `date`, put into a state directly: how it came there is told elsewhere.
    async fn post(
        &self,
        caption: &str,
        date: &str,
        state: impl Fn(&mut Post) + Send + Sync + 'static,
    ) -> PostId {
        self.draft(caption, date, &self.channels, Vec::new(), state).await
    }

    async fn draft(
        &self,
        caption: &str,
        date: &str,
        channels: &[domain::ChannelId],
        media: Vec<DraftMedia>,
        state: impl Fn(&mut Post) + Send + Sync + 'static,
    ) -> PostId {
        let draft = Draft {
            caption: caption.into(),
            channels: channels.to_vec(),
            media,
            date: date.into(),
            time: if date.is_empty() {
                String::new()
            } else {
                "10:30".into()
            },
            campaign: "Inner campaign".into(),
            creator_note: "Inner note".into(),
            ..Draft::default()
        };
        let id = save_post(&self.server.services, &self.owner.staff, self.project, draft)
            .await
            .expect("a post");
        transact(&*self.server.services.store, (id, state), |(id, state), tx| {
            async move {
                let mut post = tx.post(*id).await?.ok_or(domain::Failure::NotFound)?;
                state(&mut post);
                tx.save_post(&post).await
            }
            .boxed()
        })
        .await
        .expect("a state");
        id
    }

    async fn get(&self, path: &str) -> Response {
        self.server.get(path, "").await
    }
}

/// The path of a share's address.
fn path(share: &ActiveShare) -> String {
    let url = share.url.clone().expect("an address");
    url.split_once("/c/")
        .map(|(_, token)| format!("/c/{token}"))
        .expect("a token")
}

fn decided(post: &mut Post, review: Review) {
    post.review = review;
    post.decided = Some(domain::post::Decided {
        by: "Secret approver".into(),
        at: domain::UnixMillis(0),
    });
}

#[tokio::test]
async fn only_what_is_planned_leaves_the_server() {
    let case = Case::new().await;
    let day = "2090-06-14";
    case.post("Idea in the drawer", day, |_| ()).await;
    case.post("Asked the client", day, |post| post.review = Review::Pending)
        .await;
    case.post("Client wants more", day, |post| {
        decided(post, Review::ChangesRequested)
    })
    .await;
    case.post("Client says never", day, |post| decided(post, Review::Rejected))
        .await;
    case.post("Agreed and dated", day, |post| decided(post, Review::Approved))
        .await;
    case.post("Agreed, no day", "", |post| decided(post, Review::Approved))
        .await;
    case.post("Undated thought", "", |post| post.review = Review::Pending)
        .await;
    case.post("It is out", day, |post| post.publication = Publication::Published)
        .await;
    case.post("It broke", day, |post| {
        decided(post, Review::Approved);
        post.publication = Publication::Failed;
    })
    .await;
    // Its time passed before anybody approved it.
    let past = case
        .post("Nobody answered", day, |post| post.review = Review::Pending)
        .await;
    transact(&*case.server.services.store, past, |id, tx| {
        async move {
            let mut post = tx.post(*id).await?.ok_or(domain::Failure::NotFound)?;
            post.scheduled_at = Some(domain::UnixMillis(1_000_000_000_000));
            tx.save_post(&post).await
        }
        .boxed()
    })
    .await
    .expect("an old post");
    let share = case.share(options(), PasswordChoice::Remove).await;
    let base = path(&share);
    let mut seen = 0;
    for address in [
        format!("{base}?view=month&date={day}"),
        format!("{base}?view=week&date={day}"),
        format!("{base}?view=list&date={day}"),
        format!("{base}/calendar.json?date={day}"),
        format!("{base}?view=list&date=2001-09-09"),
        format!("{base}/calendar.ics"),
        format!("{base}?date=never"),
        format!("{base}/calendar.json?date=never"),
    ] {
        let body = text(case.get(&address).await).await;
        let told = [
            "Asked the client",
            "Client wants more",
            "Agreed and dated",
            "It is out",
            "It broke",
        ];
        seen += told.iter().filter(|caption| body.contains(**caption)).count();
        for secret in [
            "Idea in the drawer",
            "Client says never",
            "Agreed, no day",
            "Undated thought",
            "Nobody answered",
            "Inner campaign",
            "Inner note",
            "Secret approver",
            "example.com",
            "Lumen",
            "changes_requested",
            "rejected",
            "draft",
            "Failed",
        ] {
            assert!(!body.contains(secret), "{address} tells {secret}");
        }
    }
    // The feed reaches a year ahead, so it holds none of these.
    assert_eq!(seen, 5 * 4);
    let body = text(case.get(&format!("{base}/calendar.json?date={day}")).await).await;
    for (caption, status) in [
        ("Asked the client", "pre_scheduled"),
        ("Client wants more", "pre_scheduled"),
        ("Agreed and dated", "scheduled"),
        ("It broke", "scheduled"),
        ("It is out", "published"),
    ] {
        let calendar: serde_json::Value = serde_json::from_str(&body).expect("a calendar");
        let posts = calendar["posts"].as_array().expect("posts");
        let post = posts.iter().find(|post| post["title"] == caption).expect(caption);
        assert_eq!(post["status"], status, "{caption}");
        let mut keys: Vec<_> = post
            .as_object()
            .expect("a post")
            .keys()
            .map(String::as_str)
            .collect();
        keys.sort_unstable();
        assert_eq!(keys, ["id", "pictures", "status", "texts", "title", "when"]);
    }
}

#[tokio::test]
async fn dead_and_unknown_addresses_look_the_same_and_die_at_once() {
    let case = Case::new().await;
    let response = upload(
        &case.server,
        &case.owner.cookie,
        &case.project.to_string(),
        "file",
        &png(),
    )
    .await;
    let picture: Uploaded = serde_json::from_str(&text(response).await).expect("a picture");
    let media = vec![DraftMedia {
        id: picture.id,
        alt: "A red point".into(),
    }];
    let post = case
        .draft("With a picture", "2090-06-14", &case.channels, media, |post| {
            post.review = Review::Pending;
        })
        .await;
    let old = path(&case.share(options(), PasswordChoice::Remove).await);
    let shown = |base: &str| format!("{base}/media/{post}/{}/display", picture.id);
    assert_eq!(case.get(&old).await.status(), StatusCode::OK);
    assert_eq!(case.get(&shown(&old)).await.status(), StatusCode::OK);

    let share = case.share(options(), PasswordChoice::Remove).await;
    let new = path(&share);
    assert_ne!(old, new);
    assert_eq!(case.get(&new).await.status(), StatusCode::OK);
    assert_eq!(case.get(&shown(&new)).await.status(), StatusCode::OK);
    deactivate_share(&case.server.services, &case.owner.staff, share.row.id)
        .await
        .expect("deactivated");

    let unknown = "/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let mut bodies = Vec::new();
    for base in [old.as_str(), new.as_str(), unknown, "/c/x", "/c/%00%ff"] {
        let response = case.get(base).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{base}");
        let headers: Vec<String> = response.headers().keys().map(ToString::to_string).collect();
        bodies.push((headers, text(response).await));
        for rest in ["calendar.json", "calendar.ics", "logo/x/display"] {
            assert_eq!(
                case.get(&format!("{base}/{rest}")).await.status(),
                StatusCode::NOT_FOUND
            );
        }
        assert_eq!(case.get(&shown(base)).await.status(), StatusCode::NOT_FOUND);
    }
    for other in &bodies[1..4] {
        assert_eq!(*other, bodies[0]);
    }
}

#[tokio::test]
async fn a_change_is_seen_at_once_and_an_unchanged_page_costs_nothing() {
    let case = Case::new().await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let address = format!("{base}?view=list&date=2090-06-14");
    let first = case.get(&address).await;
    let tag = header_of(&first, "etag").to_owned();
    let since = header_of(&first, "last-modified").to_owned();
    assert!(!text(first).await.contains("Asked the client"));
    for (name, value) in [(header::IF_NONE_MATCH, &tag), (header::IF_MODIFIED_SINCE, &since)] {
        let again = request(Method::GET, &address, "").header(name, value.as_str());
        let again = case
            .server
            .send(again.body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(header_of(&again, "etag"), tag);
    }
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending
    })
    .await;
    let changed = case.get(&address).await;
    assert_ne!(header_of(&changed, "etag"), tag);
    assert!(text(changed).await.contains("Asked the client"));
    let packed = request(Method::GET, &address, "").header(header::ACCEPT_ENCODING, "gzip, br");
    let packed = case
        .server
        .send(packed.body(Body::empty()).expect("a request"))
        .await;
    assert_eq!(header_of(&packed, "content-encoding"), "br");
}

#[tokio::test]
async fn a_password_is_asked_for_everywhere() {
    let case = Case::new().await;
    case.post("Asked the client", "2090-06-14", |post| {
        post.review = Review::Pending
    })
    .await;
    let share = case.share(options(), PasswordChoice::Generate).await;
    let (base, password) = (path(&share), share.password.clone().expect("a password"));
    let address = format!("{base}?date=2090-06-14");
    let door = text(case.get(&address).await).await;
    assert!(
        door.contains("has a password") && !door.contains("Asked the client") && !door.contains("Our autumn")
    );
    assert_eq!(
        case.get(&format!("{base}/calendar.json")).await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        case.get(&format!("{base}/calendar.ics")).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        case.get(&format!("{base}/calendar.ics?key=x")).await.status(),
        StatusCode::NOT_FOUND
    );

    let wrong = case
        .server
        .post(&format!("{base}/unlock"), "", "password=nonsense")
        .await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(wrong).await.contains("This password is not right."));
    let right = case
        .server
        .post(&format!("{base}/unlock"), "", format!("password={password}"))
        .await;
    assert_eq!(right.status(), StatusCode::SEE_OTHER);
    let cookie = header_of(&right, "set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    let cookie = cookie.split(';').next().expect("a cookie").to_owned();
    let page = text(case.server.get(&address, &cookie).await).await;
    assert!(page.contains("Asked the client"));
    // The page names a feed that opens without the cookie, until the password changes.
    let (_, feed) = page.split_once("webcal:").expect("a feed");
    let feed = feed.split('"').next().expect("an address").replace("&amp;", "&");
    let feed = feed[feed.find("/c/").expect("a path")..].to_owned();
    assert_eq!(case.get(&feed).await.status(), StatusCode::OK);
    let form = ShareForm {
        options: options(),
        password: PasswordChoice::Generate,
    };
    let target = ShareTarget::Existing(share.row.id);
    share_calendar(&case.server.services, &case.owner.staff, target, form)
        .await
        .expect("a new password");
    assert_eq!(case.get(&feed).await.status(), StatusCode::NOT_FOUND);
    assert!(
        text(case.server.get(&address, &cookie).await)
            .await
            .contains("has a password")
    );
    // A new link keeps it, unless it is taken away.
    let form = ShareForm {
        options: options(),
        password: PasswordChoice::Keep,
    };
    let target = ShareTarget::New(case.project);
    let renewed = share_calendar(&case.server.services, &case.owner.staff, target, form)
        .await
        .expect("a new link");
    assert!(renewed.row.locked);
    let base = path(&renewed);
    assert!(text(case.get(&base).await).await.contains("has a password"));
    // Guessing is limited.
    for _ in 0..10 {
        case.server
            .post(&format!("{base}/unlock"), "", "password=nonsense")
            .await;
    }
    let limited = case
        .server
        .post(&format!("{base}/unlock"), "", "password=nonsense")
        .await;
    assert_eq!(limited.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_calendar_that_is_open_needs_no_key() {
    let case = Case::new().await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let workspace = case.owner.staff.user.workspace_id;
    let before = case.server.addresses(workspace).await.len();
    let opened = case
        .server
        .post(&format!("{base}/unlock"), "", "password=nonsense")
        .await;
    assert_eq!(opened.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&opened, "location"), base);
    assert_eq!(case.server.addresses(workspace).await.len(), before);
    let back = case.get(&format!("{base}/unlock")).await;
    assert_eq!(header_of(&back, "location"), base);
}

#[tokio::test]
async fn what_is_shared_can_be_narrowed() {
    let case = Case::new().await;
    let waiting = |post: &mut Post| post.review = Review::Pending;
    case.draft(
        "Only on X",
        "2090-06-10",
        &case.channels[..1],
        Vec::new(),
        waiting,
    )
    .await;
    case.draft(
        "Only on Instagram",
        "2090-06-14",
        &case.channels[1..],
        Vec::new(),
        waiting,
    )
    .await;
    case.draft(
        "After the window",
        "2090-06-20",
        &case.channels[1..],
        Vec::new(),
        waiting,
    )
    .await;
    let narrow = ShareOptions {
        from: Some("2090-06-01".into()),
        to: Some("2090-06-15".into()),
        channels: case.channels[1..].to_vec(),
        ..options()
    };
    let base = path(&case.share(narrow.clone(), PasswordChoice::Remove).await);
    let body = text(case.get(&base).await).await;
    assert!(body.contains("Only on Instagram") && body.contains("northwind.coffee"));
    assert!(!body.contains("Only on X") && !body.contains("After the window"));
    let dates = ShareOptions {
        captions: false,
        ..narrow
    };
    let base = path(&case.share(dates, PasswordChoice::Remove).await);
    let body = text(case.get(&base).await).await;
    assert!(!body.contains("Only on Instagram") && body.contains("Instagram") && body.contains("10:30"));
}

#[tokio::test]
async fn other_sites_may_frame_it_when_that_is_switched_on_and_only_then() {
    let case = Case::new().await;
    for embeddable in [false, true] {
        let shown = ShareOptions {
            embeddable,
            ..options()
        };
        let base = path(&case.share(shown, PasswordChoice::Remove).await);
        let response = case.get(&base).await;
        let policy = header_of(&response, "content-security-policy");
        assert_eq!(policy.ends_with("frame-ancestors *"), embeddable, "{policy}");
        assert_eq!(
            policy.ends_with("frame-ancestors 'none'"),
            !embeddable,
            "{policy}"
        );
        assert_eq!(
            response.headers().contains_key(header::X_FRAME_OPTIONS),
            !embeddable
        );
    }
    let both = ShareForm {
        options: ShareOptions {
            embeddable: true,
            ..options()
        },
        password: PasswordChoice::Generate,
    };
    let refused = share_calendar(
        &case.server.services,
        &case.owner.staff,
        ShareTarget::New(case.project),
        both,
    );
    let failure = refused.await.expect_err("refused");
    assert_eq!(
        failure.problem_of(domain::Field::Embed),
        Some(&domain::Problem::NotWithPassword)
    );
}

#[tokio::test]
async fn who_may_not_create_links_may_not_share() {
    let case = Case::new().await;
    let share = case.share(options(), PasswordChoice::Remove).await;
    let stranger = case.server.owner("Other").await;
    for (role, links, expected) in [
        (Role::Viewer, true, domain::Failure::Forbidden),
        (Role::Editor, false, domain::Failure::Forbidden),
    ] {
        let person = case.server.colleague(&case.owner, role, links).await;
        let ended = deactivate_share(&case.server.services, &person.staff, share.row.id).await;
        assert_eq!(ended, Err(expected));
    }
    let ended = deactivate_share(&case.server.services, &stranger.staff, share.row.id).await;
    assert_eq!(ended, Err(domain::Failure::NotFound));
    assert_eq!(case.get(&path(&share)).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_feed_can_be_read_by_a_calendar_program() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * domain::time::DAY);
    let soon = service::dates::zoned(soon, &jiff::tz::TimeZone::UTC).date();
    let caption = "Black Friday; quiet, kind\nand a second line that is longer than seventy-five octets, so it is folded \u{1f5a4}";
    case.post(caption, &soon.to_string(), |post| post.review = Review::Pending)
        .await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    let response = case.get(&format!("{base}/calendar.ics")).await;
    assert_eq!(
        header_of(&response, "content-type"),
        "text/calendar; charset=utf-8"
    );
    assert!(!header_of(&response, "etag").is_empty() && !header_of(&response, "last-modified").is_empty());
    let feed = text(response).await;
    assert!(feed.lines().all(|line| line.len() <= 75), "{feed}");
    assert!(feed.split_inclusive('\n').all(|line| line.ends_with("\r\n")));
    let mut parser = ical::IcalParser::new(feed.as_bytes());
    let calendar = parser.next().expect("a calendar").expect("that can be read");
    assert_eq!(calendar.events.len(), 1);
    let value = |name: &str| {
        let properties = calendar.events[0].properties.iter();
        properties
            .filter(|p| p.name == name)
            .find_map(|p| p.value.clone())
            .expect("a value")
    };
    assert_eq!(value("STATUS"), "TENTATIVE");
    assert!(value("SUMMARY").starts_with("Pre-scheduled: Black Friday\\; quiet\\, kind"));
    assert!(value("DTSTART").ends_with('Z') && value("UID").contains('@'));
}

#[tokio::test]
async fn nothing_can_be_changed_from_there() {
    let case = Case::new().await;
    let base = path(&case.share(options(), PasswordChoice::Remove).await);
    for rest in ["", "/calendar.json", "/calendar.ics"] {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let request =
                request(method, &format!("{base}{rest}"), "").header("sec-fetch-site", "same-origin");
            let response = case
                .server
                .send(request.body(Body::empty()).expect("a request"))
                .await;
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
        }
    }
}
