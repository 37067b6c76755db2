//! Hours that clocks skip or show twice, times that have passed, and a project that changes its zone.

use crate::{
    approval::approval,
    case::failure,
    harness::{Browser, Server, text},
};
use domain::{
    Failure, Field, PostId, Problem, ProjectId, Refusal, UnixMillis,
    audit::{Event, Kind},
    publication::{ChannelState, Event as WayOut},
    views::planner::{Arrival, Card, Clocks, Draft, Outcomes, TimeAdvice},
};
use http::StatusCode;
use serde_json::{Value, json};
use service::{
    dates,
    posts::{open_post::open_post, way_out},
    projects::show_project::show_project,
};
use std::sync::Arc;
use testing::{Agency, Hands};

/// A project in London, on 1 March 2027.
struct House {
    server: Server,
    owner: Browser,
    project: ProjectId,
    agency: Agency,
}

impl House {
    async fn new() -> Self {
        let now = dates::utc("2027-03-01T12:00:00Z").expect("an instant");
        let server = Server::start()
            .await
            .over(|services| services.clock = Arc::new(Hands::at(now)));
        let agency = Agency::on(&server.services).await;
        Self {
            server,
            project: agency.project,
            owner: agency.owner.clone().into(),
            agency,
        }
    }

    async fn post(&self, date: &str, time: &str) -> PostId {
        let draft = Draft {
            date: date.into(),
            time: time.into(),
            ..self.agency.draft("New beans")
        };
        self.agency.save(draft).await.0
    }

    async fn card(&self, id: PostId) -> Card {
        let detail = open_post(&self.server.services, &self.owner.staff, id).await;
        detail.expect("the post").card
    }

    async fn utc(&self, id: PostId) -> String {
        self.card(id).await.when.map(|when| when.utc).unwrap_or_default()
    }

    async fn ask(&self, path: &str, body: Value) -> http::Response<axum::body::Body> {
        let path = format!("/api/{path}");
        self.server.post_json(&path, &self.owner.cookie, &body).await
    }

    async fn told<T: serde::de::DeserializeOwned>(&self, path: &str, body: Value) -> T {
        let response = self.ask(path, body).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        serde_json::from_str(&text(response).await).expect("an answer")
    }

    /// Moves a post to a day.
    async fn moved(&self, id: PostId, version: i64, date: &str) -> Arrival {
        let body = json!({"posts": [[id, version]], "date": date});
        let mut outcomes: Outcomes<Arrival> = self.told("move_posts", body).await;
        outcomes.remove(0).1.expect("a move")
    }

    /// What the composer saves of a post as it was opened, by a browser that knows nothing of turns.
    async fn save(&self, id: PostId, change: impl Fn(&mut Value)) -> StatusCode {
        let card = self.card(id).await;
        let detail = open_post(&self.server.services, &self.owner.staff, id).await;
        let when = card.when.expect("a date");
        let mut draft = json!({
            "post": [id, card.version], "caption": "New beans",
            "channels": detail.expect("the post").content.channels, "variants": [], "media": [],
            "date": when.day.date, "time": when.time, "campaign": "", "creator_note": ""
        });
        change(&mut draft);
        let body = json!({"project": self.project, "draft": draft});
        self.ask("save_post", body).await.status()
    }

    async fn events(&self) -> Vec<Event> {
        let mut db = self.server.services.store.read().await.expect("a database");
        let all = db
            .events_after(self.owner.staff.user.workspace_id, 0, 1_000)
            .await;
        all.expect("events").into_iter().flatten().collect()
    }
}

#[tokio::test]
async fn a_move_through_a_missing_hour_says_so_and_is_taken_back_exactly() {
    let house = House::new().await;
    let id = house.post("2027-03-27", "01:30").await;
    let before = house.utc(id).await;
    let version = house.card(id).await.version;
    let moved: Arrival = house.moved(id, version, "2027-03-28").await;
    let when = moved.when.expect("a date");
    assert_eq!((when.time.as_str(), when.zone.as_str()), ("02:30", "London"));
    assert_eq!(moved.skipped.as_deref(), Some("01:30"));
    assert!(!moved.past);
    let body = json!({"posts": [{"id": id, "version": version + 1, "at": before}]});
    house.told::<Value>("return_posts", body.clone()).await;
    assert_eq!(house.utc(id).await, "2027-03-27T01:30:00Z");
    // Somebody else was faster: nothing is taken back.
    assert_eq!(
        house.ask("return_posts", body).await.status(),
        StatusCode::CONFLICT
    );
    let told = house.events().await;
    let moves = told.iter().filter(|event| event.kind == Kind::PostMoved);
    let details: Vec<_> = moves.map(|event| event.details.as_str()).collect();
    assert!(
        details[0].contains("2027-03-28 02:30 Europe/London"),
        "{details:?}"
    );
    assert!(
        details[1].contains(r#""to":"2027-03-27 01:30 Europe/London""#),
        "{details:?}"
    );
}

#[tokio::test]
async fn the_second_half_past_one_stays_the_second() {
    let house = House::new().await;
    let id = house.post("2027-10-31", "01:30").await;
    let (first, second) = ("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z");
    assert_eq!(house.utc(id).await, first);
    assert_eq!(
        house.save(id, |draft| draft["turn"] = json!("second")).await,
        StatusCode::OK
    );
    assert_eq!(house.utc(id).await, second);
    let when = house.card(id).await.when.expect("a date");
    assert_eq!(app::dates::clock(&when), "01:30 GMT");
    // Saved as it was opened, and with other words.
    house.save(id, |_| ()).await;
    house
        .save(id, |draft| draft["caption"] = json!("Newer beans"))
        .await;
    assert_eq!(house.utc(id).await, second);
    let version = house.card(id).await.version;
    house.moved(id, version, "2027-10-31").await;
    assert_eq!(house.utc(id).await, second);
    // Away and back again.
    house.moved(id, version, "").await;
    let body = json!({"posts": [{"id": id, "version": version + 1, "at": second}]});
    house.told::<Value>("return_posts", body).await;
    assert_eq!(house.utc(id).await, second);
    house.save(id, |draft| draft["turn"] = json!("first")).await;
    assert_eq!(house.utc(id).await, first);
}

#[tokio::test]
async fn a_client_moves_nothing_by_accident() {
    let house = House::new().await;
    let made = approval(&house.server, &house.owner, house.project, &[]).await;
    let (link, id) = (made.issued.id, made.post);
    let second = "2027-10-31T01:30:00Z";
    let version = house.card(id).await.version;
    let body = json!({"posts": [{"id": id, "version": version, "at": second}]});
    house.told::<Value>("return_posts", body).await;
    let send = async |date: &str, time: &str| {
        let body = format!("link={link}&post={id}&date={date}&time={time}");
        house.server.post("/api/reschedule", &made.cookie, body).await
    };
    assert_eq!(send("2027-10-31", "01:30").await.status(), StatusCode::OK);
    assert_eq!(house.utc(id).await, second);
    let page = house.server.get(&format!("/review/{link}"), &made.cookie).await;
    assert!(text(page).await.contains("01:30 GMT"));
    for (date, problem) in [
        ("2027-03-28", Problem::Skipped("02:30".into())),
        ("2027-02-28", Problem::InPast),
    ] {
        let told = failure(send(date, "01:30").await).await;
        assert_eq!(told, Failure::field(Field::Schedule, problem));
        assert_eq!(house.utc(id).await, second);
    }
}

#[tokio::test]
async fn what_is_to_know_about_a_time_is_said_before_it_is_saved() {
    let house = House::new().await;
    for (date, time, past, clocks) in [
        ("2027-03-01", "11:59", true, Clocks::Once),
        ("2027-03-01", "12:01", false, Clocks::Once),
        // Without a time, the usual one.
        ("2027-03-01", "", true, Clocks::Once),
        (
            "2027-03-28",
            "01:30",
            false,
            Clocks::Never {
                instead: "02:30".into(),
            },
        ),
        (
            "2027-10-31",
            "01:30",
            false,
            Clocks::Twice {
                first: "BST".into(),
                second: "GMT".into(),
            },
        ),
    ] {
        let body = json!({"project": house.project, "date": date, "time": time, "turn": null});
        let told: TimeAdvice = house.told("advise_time", body).await;
        assert_eq!((told.past, told.clocks), (past, clocks), "{date} {time}");
        assert_eq!(told.zone, "London");
    }
    let id = house.post("2027-03-10", "09:00").await;
    let version = house.card(id).await.version;
    assert!(house.moved(id, version, "2027-02-10").await.past);
}

#[tokio::test]
async fn another_zone_asks_what_becomes_of_what_is_scheduled() {
    let house = House::new().await;
    let [ahead, soon, over, out] = [
        house.post("2027-06-10", "09:00").await,
        house.post("2027-03-01", "14:00").await,
        house.post("2027-02-10", "09:00").await,
        house.post("2027-06-11", "09:00").await,
    ];
    let saved = house.server.write(async |tx| {
        let mut post = tx.post(out).await?.ok_or(Failure::NotFound)?;
        way_out(
            tx,
            &mut post,
            WayOut::Sent(ChannelState::Published),
            UnixMillis(0),
        )
        .await?;
        tx.save_post(&post).await.map(drop)
    });
    saved.await.expect("a published post");
    let settings = show_project(&house.server.services, &house.owner.staff, house.project).await;
    assert_eq!(settings.expect("settings").scheduled, 2);
    let save = |zone: &str, scheduled: Value| json!({"id": house.project, "name": "Northwind", "time_zone": zone, "scheduled": scheduled});
    let times = async || {
        let mut all = Vec::new();
        for id in [ahead, soon, over, out] {
            all.push(house.utc(id).await);
        }
        all
    };
    let first = times().await;
    let before = house.events().await.len();
    // Not asked, nothing happens. A name alone asks nothing.
    let told = failure(house.ask("save_project", save("Asia/Tokyo", Value::Null)).await).await;
    assert_eq!(told, Failure::field(Field::Schedule, Problem::Required));
    assert_eq!(
        (times().await, house.events().await.len()),
        (first.clone(), before)
    );
    house
        .told::<Value>("save_project", save("europe/london", Value::Null))
        .await;

    let told: Value = house
        .told("save_project", save("Tokyo", json!("keep_instants")))
        .await;
    assert_eq!((&told["moved"], &told["passed"]), (&json!(0), &json!(0)));
    assert_eq!(times().await, first);
    assert_eq!(house.card(ahead).await.when.expect("a date").time, "17:00");

    // 17:00 in Tokyo becomes 17:00 in London; 23:00 today becomes 23:00 today.
    let told: Value = house
        .told("save_project", save("Europe/London", json!("keep_times")))
        .await;
    assert_eq!((&told["moved"], &told["passed"]), (&json!(2), &json!(0)));
    let now = times().await;
    assert_eq!(now[..2], ["2027-06-10T16:00:00Z", "2027-03-01T23:00:00Z"]);
    assert_eq!(now[2..], first[2..]);
    // And east again: 23:00 of this day is over in Tokyo in two hours; 14:00 UTC.
    let told: Value = house
        .told("save_project", save("Pacific/Kiritimati", json!("keep_times")))
        .await;
    assert_eq!((&told["moved"], &told["passed"]), (&json!(2), &json!(1)));

    let events = house.events().await;
    let zones: Vec<_> = events
        .iter()
        .filter(|event| event.kind == Kind::ProjectChanged && event.details.contains("zone_before"))
        .map(|event| event.details.as_str())
        .collect();
    assert_eq!(zones.len(), 3);
    assert!(zones[0].contains(r#""posts":"2""#) && zones[0].contains(r#""times":"keep_instants""#));
    let moved: Vec<_> = events
        .iter()
        .filter(|event| event.kind == Kind::PostMoved)
        .collect();
    assert_eq!(moved.len(), 4);
    let first_move = &moved[0].details;
    assert!(
        first_move.contains("23:00 Asia/Tokyo") && first_move.contains("23:00 Europe/London"),
        "{first_move}"
    );
    let page = text(house.server.get("/audit", &house.owner.cookie).await).await;
    assert!(page.contains("All times are in Pacific/Kiritimati."));
    assert!(
        page.contains("2 scheduled posts keep their local times and move"),
        "{page}"
    );
}

#[tokio::test]
async fn a_change_of_the_zone_that_fails_moves_nothing() {
    let house = House::new().await;
    let id = house.post("2027-06-10", "09:00").await;
    // The last instant that a plan can have, so that one post cannot follow.
    let last = house.post("2100-12-31", "23:59").await;
    let at = dates::utc("2100-12-31T23:59:00Z").expect("an instant");
    let project = house.project;
    let saved = house.server.write(async |tx| {
        let mut post = tx.post(last).await?.ok_or(Failure::NotFound)?;
        post.scheduled_at = Some(UnixMillis(at.0 + 120_000));
        tx.save_post(&post).await.map(drop)
    });
    saved.await.expect("a post beyond");
    let (before, events) = (house.utc(id).await, house.events().await.len());
    let body =
        json!({"id": project, "name": "Northwind", "time_zone": "Asia/Tokyo", "scheduled": "keep_times"});
    let told = house.ask("save_project", body).await;
    assert_eq!(told.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (house.utc(id).await, house.events().await.len()),
        (before, events)
    );
}

#[tokio::test]
async fn settings_that_two_people_change_are_put_together() {
    let house = House::new().await;
    house.post("2099-01-12", "09:00").await;
    let seen = json!({"name": "Northwind", "time_zone": "Europe/London"});
    let save = |name: &str, zone: &str, scheduled: Value| json!({"id": house.project, "name": name, "time_zone": zone, "scheduled": scheduled, "seen": seen});
    let settings = async || {
        let shown = show_project(&house.server.services, &house.owner.staff, house.project).await;
        let shown = shown.expect("settings");
        (json!(shown.project.name), json!(shown.time_zone))
    };
    // One changes the name, the other the zone; each page still shows what the other had.
    house
        .told::<Value>("save_project", save("Typing", "Europe/London", Value::Null))
        .await;
    let saved: Value = house
        .told(
            "save_project",
            save("Northwind", "Asia/Tokyo", json!("keep_instants")),
        )
        .await;
    assert_eq!(
        saved["basics"],
        json!({"name": "Typing", "time_zone": "Asia/Tokyo"})
    );
    // Who changes the name only is not asked about the zone, which another changed.
    house
        .told::<Value>("save_project", save("Typing", "Europe/London", Value::Null))
        .await;
    assert_eq!(settings().await, (json!("Typing"), json!("Asia/Tokyo")));
    // Both changed the name.
    let told = failure(
        house
            .ask("save_project", save("Mine", "Europe/London", Value::Null))
            .await,
    )
    .await;
    assert_eq!(
        told.problem_of(Field::Name),
        Some(&Problem::Changed("Typing".into()))
    );
    assert_eq!(settings().await.0, json!("Typing"));
}

#[tokio::test]
async fn a_time_is_saved_in_the_zone_that_stood_beside_it() {
    let house = House::new().await;
    let id = house.post("2099-01-12", "09:00").await;
    let channels = open_post(&house.server.services, &house.owner.staff, id)
        .await
        .expect("the post")
        .content
        .channels;
    let before = house.utc(id).await;
    let body = json!({
        "id": house.project, "name": "Northwind", "time_zone": "Pacific/Auckland", "scheduled": "keep_instants"
    });
    house.told::<Value>("save_project", body).await;
    // A composer that was open since before: a new post, and the one that keeps its moment.
    let draft = |post: Value| {
        json!({
            "post": post, "caption": "Beans", "channels": channels, "variants": [], "media": [],
            "date": "2099-01-12", "time": "09:00", "campaign": "", "creator_note": "", "zone": "London"
        })
    };
    let save = async |draft: Value| {
        house
            .ask("save_post", json!({"project": house.project, "draft": draft}))
            .await
    };
    let told = failure(save(draft(Value::Null)).await).await;
    assert_eq!(
        told.problem_of(Field::Schedule),
        Some(&Problem::OtherZone("Auckland".into()))
    );
    let version = house.card(id).await.version;
    let told = failure(save(draft(json!([id, version]))).await).await;
    assert_eq!(told, Failure::Refused(Refusal::EditedMeanwhile));
    assert_eq!(house.utc(id).await, before);
}
