//! Projects, their channels and approvers.

use domain::{
    Failure, Field, Problem, Refusal,
    audit::Kind,
    link::LinkStatus,
    staff::Role,
    views::{
        links::NewApprover,
        people::{Basics, Removable, ZoneChange},
        planner::Draft,
    },
};
use service::{
    links::list_links::list_links,
    projects::{
        add_approver::add_approver,
        add_channel::add_channel,
        archive_project::{archive_project, restore_project},
        create_project::create_project,
        foresee_removal::foresee_removal,
        list_zones::list_zones,
        remove_approver::remove_approver,
        remove_channel::remove_channel,
        save_approver::save_approver,
        save_channel::save_channel,
        save_project::save_project,
        show_project::show_project,
    },
    staff::describe_me::describe_me,
};
use testing::Agency;

fn tom() -> NewApprover {
    NewApprover {
        name: "Tom".into(),
        email: "tom@example.com".into(),
        phone: String::new(),
    }
}

#[tokio::test]
async fn a_project_is_made_by_who_manages_them_in_a_zone_that_exists() {
    let (agency, _) = Agency::new().await;
    let editor = agency.colleague(Role::Editor, true).await;
    let create = async |staff, zone| create_project(&agency.services, staff, "Kelp", zone, None).await;
    assert_eq!(create(&editor, "UTC").await, Err(Failure::Forbidden));
    assert!(matches!(
        create(agency.staff(), "Atlantis").await,
        Err(Failure::Invalid(_))
    ));
    let project = create(agency.staff(), "Asia/Tokyo").await.unwrap();
    let settings = show_project(&agency.services, agency.staff(), project)
        .await
        .unwrap();
    assert_eq!(
        (settings.project.name.as_str(), settings.time_zone.as_str()),
        ("Kelp", "Asia/Tokyo")
    );
    assert_eq!(agency.told().await.last(), Some(&Kind::ProjectCreated));
    let zones = list_zones(&agency.services, agency.staff()).unwrap();
    assert!(zones.iter().any(|zone| zone.name == "Asia/Tokyo"));
}

#[tokio::test]
async fn a_change_of_zone_asks_what_becomes_of_posts_ahead() {
    let (agency, _) = Agency::new().await;
    let draft = Draft {
        date: "2031-03-04".into(),
        time: "10:00".into(),
        ..agency.draft("New beans")
    };
    let (post, _) = agency.save(draft).await;
    let typed = Basics {
        name: "Northwind".into(),
        time_zone: "Europe/Berlin".into(),
    };
    let save = async |change| {
        save_project(
            &agency.services,
            agency.staff(),
            agency.project,
            &typed,
            None,
            change,
        )
        .await
    };
    assert_eq!(
        save(None).await.err(),
        Some(Failure::field(Field::Schedule, Problem::Required))
    );
    assert_eq!(save(Some(ZoneChange::KeepTimes)).await.unwrap().moved, 1);
    let when = agency.open(post).await.card.when.unwrap();
    assert_eq!(
        (when.time.as_str(), when.utc.as_str()),
        ("10:00", "2031-03-04T09:00:00Z")
    );
    let told = agency.told().await;
    assert_eq!(told[told.len() - 2..], [Kind::ProjectChanged, Kind::PostMoved]);
}

#[tokio::test]
async fn a_channel_is_added_renamed_and_removed_and_its_posts_keep_it() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let post = agency.post("New beans").await;
    let twin = add_channel(services, staff, agency.project, "x", "@northwind", None).await;
    assert_eq!(twin, Err(Failure::field(Field::Handle, Problem::Taken)));
    add_channel(services, staff, agency.project, "linkedin", "northwind", None)
        .await
        .unwrap();
    let channel = agency.channels[0];
    save_channel(services, staff, channel, "northwind", "north.wind")
        .await
        .unwrap();
    let late = save_channel(services, staff, channel, "northwind", "other").await;
    assert_eq!(late, Err(Refusal::ChangedMeanwhile.into()));
    for _ in 0..2 {
        remove_channel(services, staff, channel).await.unwrap();
    }
    let settings = show_project(services, staff, agency.project).await.unwrap();
    let handles: Vec<_> = settings
        .channels
        .iter()
        .map(|channel| channel.handle.as_str())
        .collect();
    assert_eq!(handles, ["northwind.coffee", "northwind"]);
    assert_eq!(agency.open(post).await.card.handles, ["north.wind"]);
    let chosen_anew =
        service::posts::save_post::save_post(services, staff, agency.project, agency.draft("x")).await;
    assert_eq!(
        chosen_anew.err(),
        Some(Failure::field(Field::Channels, Problem::Unknown))
    );
}

#[tokio::test]
async fn an_approver_is_added_once_changed_and_removed_with_their_links() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    let key = Some(services.id());
    let first = add_approver(services, staff, agency.project, &tom(), key)
        .await
        .unwrap();
    let again = add_approver(services, staff, agency.project, &tom(), key)
        .await
        .unwrap();
    assert_eq!(first.id, again.id);
    let thomas = NewApprover {
        name: "Thomas".into(),
        ..tom()
    };
    save_approver(services, staff, first.id, tom(), &thomas)
        .await
        .unwrap();
    let late = save_approver(services, staff, first.id, tom(), &thomas).await;
    assert_eq!(late, Err(Refusal::ChangedMeanwhile.into()));
    // Tom of the link is another one, who is removed with it.
    let link = agency.invite(&[agency.post("New beans").await]).await.link;
    let of_link = show_project(services, staff, agency.project).await.unwrap();
    let of_link = of_link
        .approvers
        .iter()
        .find(|approver| approver.name == "Tom")
        .unwrap()
        .id;
    let removal = foresee_removal(services, staff, Removable::Approver(of_link))
        .await
        .unwrap();
    assert_eq!(removal.links[0].0, link);
    let unseen = remove_approver(services, staff, of_link, Vec::new(), true).await;
    assert_eq!(unseen, Err(Refusal::ChangedMeanwhile.into()));
    remove_approver(services, staff, of_link, vec![link], true)
        .await
        .unwrap();
    assert_eq!(
        list_links(services, staff).await.unwrap()[0].status,
        LinkStatus::Revoked
    );
    let left = show_project(services, staff, agency.project)
        .await
        .unwrap()
        .approvers;
    assert_eq!(
        left.iter()
            .map(|approver| approver.name.as_str())
            .collect::<Vec<_>>(),
        ["Thomas"]
    );
}

#[tokio::test]
async fn an_archived_project_is_out_of_reach_until_it_is_back() {
    let (agency, _) = Agency::new().await;
    let (services, staff) = (&agency.services, agency.staff());
    agency.invite(&[agency.post("New beans").await]).await;
    let editor = agency.colleague(Role::Editor, true).await;
    assert_eq!(
        archive_project(services, &editor, agency.project).await,
        Err(Failure::Forbidden)
    );
    archive_project(services, staff, agency.project).await.unwrap();
    assert_eq!(
        show_project(services, staff, agency.project).await.err(),
        Some(Failure::NotFound)
    );
    let me = describe_me(services, staff).await.unwrap();
    assert_eq!((me.projects.len(), me.archived.len()), (0, 1));
    restore_project(services, staff, agency.project).await.unwrap();
    assert_eq!(
        list_links(services, staff).await.unwrap()[0].status,
        LinkStatus::Revoked
    );
    let told = agency.told().await;
    let told = &told[told.len() - 3..];
    assert_eq!(
        told,
        [Kind::ProjectArchived, Kind::LinkRevoked, Kind::ProjectRestored]
    );
}
