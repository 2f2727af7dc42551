import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.editing import copy_of, revision, says, write_instead

pytestmark = pytest.mark.browser

THREE = """format: vpcviz/1
vpcs:
  one: {region: us-east-1, cidrs: [10.1.0.0/16]}
  two: {region: us-east-1, cidrs: [10.2.0.0/16]}
  three: {region: us-east-1, cidrs: [10.3.0.0/16]}
subnets:
  s1: {vpc: one, zone: us-east-1a, cidr: 10.1.0.0/24}
  s2: {vpc: two, zone: us-east-1a, cidr: 10.2.0.0/24}
  s3: {vpc: three, zone: us-east-1a, cidr: 10.3.0.0/24}
"""


def test_a_peering_asks_for_both_its_vpcs_and_its_routes_follow_another_one(
    open_page: OpenPage, complaints: list[str]
) -> None:
    page = copy_of(open_page)
    write_instead(page, THREE)
    page.locator("#panel-choice-thing").click()
    expect(page.locator("#inspector")).to_be_visible()
    page.locator("#stage").focus()
    page.keyboard.press("p")
    expect(page.locator("#placing")).to_contain_text("Choose the first VPC")
    page.locator("#thing-one").click()
    expect(page.locator("#placing")).to_contain_text("Choose the VPC that one is to be joined with")
    page.locator("#thing-three").click()
    revision(page, 2)
    says(page, "pcx joins one with three")
    expect(page.locator("#placing")).to_be_hidden()
    page.locator("#field-accepter").select_option("two")
    page.get_by_role("button", name="Save", exact=True).first.click()
    revision(page, 3)
    says(page, "Changed pcx: accepter; one-main sends 10.2.0.0/16 there instead of 10.3.0.0/16")
    assert complaints == []
