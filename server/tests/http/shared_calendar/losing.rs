//! What is drawn while its address ends is not kept, whenever it ends.

use super::{
    case::{Case, options, path},
    held::Held,
};
use crate::{
    case::{self, cookies},
    harness::{Server, header_of, text},
};
use domain::{
    LinkId,
    review::Review,
    time::DAY,
    views::{
        links::{ApproverChoice, NewApprover, NewLink},
        shared_calendar::{ActiveSharedCalendar, PasswordChoice, SharedCalendarForm, SharedCalendarTarget},
    },
};
use service::{
    links::{create_link::create_link, regenerate_link::regenerate_link, revoke_link::revoke_link},
    shared_calendars::{
        deactivate_shared_calendar::deactivate_shared_calendar, share_calendar::share_calendar,
    },
};
use std::sync::Arc;

/// Opens an address and loses it while it is drawn, before the first read of the drawing, before the second, and so on.
/// Whenever it was, nothing is shown afterwards.
async fn never_shown_after<T>(
    server: &Server,
    shown: &str,
    open: impl AsyncFn() -> (String, T),
    lose: impl AsyncFn(T),
) {
    let mut number = 0;
    loop {
        let (address, opened) = open().await;
        let held = Held::before_read(&server.services.store, number);
        let server = Arc::new(server.over(|services| services.store = held.clone()));
        let mut drawing = {
            let (server, address) = (Arc::clone(&server), address.clone());
            tokio::spawn(async move { text(server.get(&address, "").await).await })
        };
        tokio::select! {
            biased;
            () = held.waits.notified() => {
                lose(opened).await;
                held.go_on.notify_one();
                (&mut drawing).await.expect("an answer");
            }
            // It reads less often than that.
            drawn = &mut drawing => {
                assert!(drawn.expect("an answer").contains(shown));
                break;
            }
        }
        let after = text(server.get(&address, "").await).await;
        assert!(!after.contains(shown), "lost before read {number} of {address}");
        number += 1;
    }
    assert!(number > 2, "{number} reads");
}

/// How a reader may lose a calendar.
#[derive(Clone, Copy, Debug)]
enum Loss {
    Deactivated,
    Replaced,
    Locked,
}

impl Loss {
    async fn happen(self, case: &Case, calendar: &ActiveSharedCalendar) {
        let (services, staff) = (&case.server.services, &case.owner.staff);
        match self {
            Self::Deactivated => {
                deactivate_shared_calendar(services, staff, calendar.row.seen.id)
                    .await
                    .expect("deactivated");
            }
            Self::Replaced => {
                case.shared_calendar(options(), PasswordChoice::Remove).await;
            }
            Self::Locked => {
                let form = SharedCalendarForm {
                    options: options(),
                    password: PasswordChoice::Generate,
                };
                let target = SharedCalendarTarget::Existing(calendar.row.seen);
                share_calendar(services, staff, target, form, None)
                    .await
                    .expect("a password");
            }
        }
    }
}

#[tokio::test]
async fn a_shared_calendar() {
    let case = Case::new().await;
    let soon = case.server.services.clock.now().plus(20 * DAY);
    let soon = service::dates::zoned(soon, &jiff::tz::TimeZone::UTC).date();
    case.post("Asked the client", &soon.to_string(), |post| {
        post.review = Review::Pending;
    })
    .await;
    for rest in [
        format!("?date={soon}"),
        format!("/calendar.json?date={soon}"),
        "/calendar.ics".to_owned(),
    ] {
        for loss in [Loss::Deactivated, Loss::Replaced, Loss::Locked] {
            let open = async || {
                let calendar = case.shared_calendar(options(), PasswordChoice::Remove).await;
                (format!("{}{rest}", path(&calendar)), calendar)
            };
            let lose = async |calendar: ActiveSharedCalendar| loss.happen(&case, &calendar).await;
            never_shown_after(&case.server, "Asked the client", open, lose).await;
        }
    }
}

#[tokio::test]
async fn the_feed_of_an_approval_link() {
    let case = case::Case::new().await;
    let (server, services, staff) = (&case.server, &case.services, &case.owner.staff);
    let cookie = case.inside().await;
    let dated = format!("link={}&post={}&date=2099-03-02&time=11:30", case.link, case.post);
    server.post("/api/reschedule", &cookie, dated).await;
    let open = async || {
        let approver = NewApprover {
            name: "Tom".into(),
            ..NewApprover::default()
        };
        let link = NewLink {
            anyway: false,
            project: case.project,
            posts: vec![case.post],
            approver: ApproverChoice::New(approver),
            title: "November".into(),
            message: String::new(),
            password: None,
            request_key: None,
        };
        let issued = create_link(services, staff, link).await.expect("a link");
        let token = issued.url.rsplit('/').next().expect("a token");
        let form = format!("token={token}&password={}", issued.password);
        let inside = cookies(&server.post("/api/unlock", "", form).await);
        let led = server
            .get(&format!("/review/{}/subscribe", issued.id), &inside)
            .await;
        let address = header_of(&led, "location");
        let path = address[address.find("/review/").expect("a path")..].to_owned();
        (path, issued.id)
    };
    never_shown_after(server, "New beans", open, async |link: LinkId| {
        revoke_link(services, staff, link).await.expect("revoked");
    })
    .await;
    never_shown_after(server, "New beans", open, async |link: LinkId| {
        regenerate_link(services, staff, link, None)
            .await
            .expect("renewed");
    })
    .await;
}
