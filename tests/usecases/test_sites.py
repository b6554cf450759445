from pathlib import Path

import pytest

from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.sites import check_list, site_of_list

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"


def test_the_list_is_looked_at_and_one_found() -> None:
    found = check_list(SAMPLE)
    assert (len(found.sites), len(found.bad_cells)) == (8, 4)
    assert site_of_list(found, "9003").department == "57"


def test_a_number_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        site_of_list(check_list(SAMPLE), "1")
    assert refusal.value.code == "site_unknown"
