"""What fills an address stays in its place."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runtime.servers import below, filled, own_servers


@pytest.mark.parametrize(
    ("template", "value", "wanted"),
    [
        ("https://{x}.example.com", "eu-1.api", "https://eu-1.api.example.com"),
        ("https://{x}.example.com", "", "https://.example.com"),
        ("https://{x}/v1", "localhost:8000", "https://localhost:8000/v1"),
        ("https://{x}/v1", "[::1]:8000", "https://[::1]:8000/v1"),
        ("https://h:{x}/v1", "8000", "https://h:8000/v1"),
        ("{x}://h/v1", "http", "http://h/v1"),
        ("{x}/v1", "https://h:1/a", "https://h:1/a/v1"),
        ("{x}/v1", "/a", "/a/v1"),
        ("https://h{x}", "/a/b", "https://h/a/b"),
        ("https://h{x}/v1", ":80", "https://h:80/v1"),
        ("https://h/{x}", "a/b@c;d:e", "https://h/a/b@c;d:e"),
        ("https://h/{x}", "...", "https://h/..."),
        ("https://h/v{x}/", "1.2", "https://h/v1.2/"),
        ("https://{x}.example.com", "evil.org/", "x must be a part of the name of a host"),
        ("https://{x}.example.com", "evil.org#", "x must be a part"),
        ("https://{x}.example.com", "evil.org:80", "x must be a part"),
        ("https://{x}.example.com", "a@b", "x must be a part"),
        ("https://{x}", "a\\b", "x must be the name of a host"),
        ("https://{x}", "a@b", "x must be the name of a host"),
        ("https://h{x}", "/../b", "x must be a path"),
        ("https://h:{x}/v1", "8/x@evil", "x must be the digits of a port: it stands in https://h:"),
        ("https://h:{x}/v1", "8@evil", "x must be the digits of a port"),
        ("{x}://h", "javascript", "x must be http or https"),
        ("{x}/v1", "https://h/?a", "x must end with its path"),
        ("{x}/v1", "https://u:p@h", "x must not hold credentials"),
        ("{x}/v1", "//evil", "x must be a path"),
        ("{x}/v1", "evil:", "x must be a path"),
        ("https://h:{x}/v1", "/evil", "x must be the digits"),
        ("https://{x}/v1", "/evil", "x must be the name of a host"),
        ("/{x}/v1", "", "The path /{x}/v1 must not begin with //"),
        ("/{x}", "/evil", "x must be a path"),
        ("https://h/{x}", "a?b", "x must be a path"),
        ("https://h/{x}", "a\nb", "x must be a path"),
        ("https://h/{x}", "a/../b", "x must be a path without . and .. in it"),
        ("https://h/{x}", "%2E%2e", "x must be a path"),
        ("https://h/{x}", "a//b", "x must be a path"),
        ("https://h/{x}", "%zz", "x must be a path"),
    ],
)
def test_what_fills_an_address(template: str, value: str, wanted: str) -> None:
    if wanted.startswith(("x must", "The path")):
        with pytest.raises(ValueError, match=r"\A" + wanted.replace("{", r"\{")):
            filled(template, x=value)
    else:
        assert filled(template, x=value) == wanted


PART = st.one_of(st.text(max_size=6), st.text("ab.:/@?#%2e[]\\\n{}x", max_size=8))


@given(PART, PART, PART)
@settings(max_examples=300)
def test_nothing_leaves_its_place(host: str, port: str, path: str) -> None:
    try:
        url = httpx.URL(filled("https://{h}.example.com:{p}/v1/{x}/end", h=host, p=port, x=path))
    except (ValueError, httpx.InvalidURL):
        return

    assert url.host.endswith(".example.com")
    assert (url.scheme, url.userinfo, url.query, url.fragment) == ("https", b"", b"", "")
    assert url.path.startswith("/v1/")
    assert url.path.endswith("/end")
    assert {"..", "."}.isdisjoint(url.path.split("/"))


@given(PART)
@settings(max_examples=200)
def test_no_relative_address_names_a_host(value: str) -> None:
    base = httpx.URL("https://example.com/v1")
    for template in ("/{x}", "/{x}/a", "{x}/a", "a/{x}"):
        try:
            url = base.join(filled(template, x=value))
        except ValueError:
            continue
        assert (url.scheme, url.host, url.userinfo) == ("https", "example.com", b"")


def test_other_addresses_of_operations() -> None:
    described = {"https://a.example/{x}": "https://a.example/1", "/up": "/up"}

    assert own_servers(described, None) == described
    assert own_servers(described, {"/up": "http://h"}) == {**described, "/up": "http://h"}
    with pytest.raises(
        ValueError, match=r"^servers holds /down, which no operation has; there are "
    ):
        own_servers(described, {"/down": "http://h"})
    with pytest.raises(ValueError, match=r"^servers\['/up'\] must begin with http:// or https://"):
        own_servers(described, {"/up": "/down"})


@pytest.mark.parametrize(
    ("base_url", "reference", "wanted"),
    [
        ("https://a.example/v1", "token", "https://a.example/v1/token"),
        ("https://a.example/v1/", "token", "https://a.example/v1/token"),
        ("https://a.example/v1", "/token", "https://a.example/token"),
        ("https://a.example/v1", "https://b.example/t", "https://b.example/t"),
    ],
)
def test_what_is_below_the_service(base_url: str, reference: str, wanted: str) -> None:
    assert below(base_url, reference) == wanted


def test_nothing_is_below_what_is_no_address() -> None:
    with pytest.raises(ValueError, match=r"^base_url must begin with http"):
        below("/v1", "token")
