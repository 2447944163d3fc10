//! aur-rs: every call is a GET with the argument in the path, a plus unescaped.

use crate::{names, site};
use aur_rs::Request;

fn request() -> Request {
    Request { endpoint: format!("{}/rpc/v5", site()) }
}

#[tokio::test]
async fn info_of_one_and_of_several() {
    let names = names();
    let plus = names.iter().find(|name| name.contains("++")).expect("a name with pluses");
    let one = request().search_info_by_name(plus).await.unwrap();
    assert_eq!((one.resultcount, &one.results[0].name), (1, plus));
    let some: Vec<&str> = names.iter().take(50).map(String::as_str).collect();
    let answer = request().search_multi_info_by_names(&some).await.unwrap();
    assert_eq!(answer.results.iter().map(|package| package.name.as_str()).collect::<Vec<_>>(), some);
}

#[tokio::test]
async fn searches() {
    let names = names();
    let name = names.iter().find(|name| name.len() > 8 && !name.contains(' ')).unwrap();
    let by_name = request().search_package_by_name(name).await.unwrap();
    assert!(by_name.results.iter().any(|package| &package.name == name));
    let by_provides = request().search_package_by_provides(name).await.unwrap();
    assert!(by_provides.results.iter().any(|package| &package.name == name));
    let nobody = request().search_package_by_maintainer("nobody-of-that-name").await.unwrap();
    assert_eq!((nobody.resultcount, nobody.results.len()), (0, 0));
}

#[tokio::test]
async fn suggestions() {
    let names = names();
    let start = &names[names.len() / 2][..3];
    let packages = request().starts_with_name(start).await.unwrap();
    assert!(!packages.is_empty() && packages.len() <= 20);
    assert!(packages.iter().all(|name| name.to_lowercase().starts_with(&start.to_lowercase())));
    let bases = request().starts_with_basename(start).await.unwrap();
    assert!(bases.len() <= 20);
}
