import pytest
from django.test import Client


@pytest.mark.django_db
def test_health_says_that_the_server_and_its_database_work(client: Client) -> None:
    assert client.get("/health").json() == {"status": "ok", "database": "reachable"}


@pytest.mark.django_db
def test_health_is_never_kept_in_a_cache(client: Client) -> None:
    assert "no-store" in client.get("/health").headers["Cache-Control"]
