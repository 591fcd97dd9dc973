"""Which refusals can come: their statuses, and what each operation may refuse beside what all of its kind do."""

GONE_WRONG = {
    "changed_meanwhile": 412,
    "store_busy": 503,
    "erasing_pending": 503,
    "database_failed": 503,
    "view_parked": 503,
    "overtaken": 503,
    "nothing_of_this_name": 404,
    "nothing_then": 404,
    "not_found": 404,
    "not_allowed": 405,
    "too_large": 413,
    "unreadable": 400,
    "foreign_origin": 403,
    "view_other_version": 503,
    "internal": 500,
    "record_does_not_replay": 503,
}
UNPROCESSABLE = (
    "ends_before_start",
    "bad_header",
    "bad_name",
    "future_day",
    "effective_outside",
    "used_hours_needed",
    "bad_day",
    "bad_at",
    "not_known_yet",
    "hours_out_of_bounds",
    "other_address",
    "other_unit",
    "reason_missing",
    "unknown_document",
    "day_or_date",
    "told_before_decision",
    "last_day_outside",
    "days_outside",
    "unknown_way",
    "unknown_reason",
    "no_month",
    "used_above_grant",
    "not_own_money",
    "no_own_contribution",
    "invalid",
)

# The keys are not there, or not as they should be.
KEYS: tuple[str, ...] = (
    *("master_key_lost", "master_key_missing", "wrong_master_key", "master_key_twice", "bad_master_key"),
    *("master_key_command_failed", "master_key_command_slow", "keys_of_another", "keys_open_to_others"),
    *("keys_not_plain", "keys_folder_above_open", "bad_keys_folder", "keys_busy", "key_store_failed"),
    *(
        "key_store_damaged",
        "key_store_newer",
        "key_damaged",
        "person_key_missing",
        "sealed_damaged",
        "signing_key_lost",
    ),
)
GONE_WRONG |= dict.fromkeys(KEYS, 503)

ALWAYS = ("foreign_origin", "not_found", "not_allowed", "internal", "database_failed", "record_does_not_replay")
READING = (*ALWAYS, *KEYS, "store_busy")
INSIDE = ("no_such_programme",)
VIEW = ("view_parked", "view_other_version")
DOING = (
    *(*KEYS, "person_erased"),
    *(*ALWAYS, "store_busy", "overtaken", "invalid", "bad_header", "bad_name", "bad_day"),
    *("effective_outside", "command_id_reused", "changed_meanwhile"),
)
WITH_BODY = ("too_large",)
PAST = ("bad_at", "not_known_yet", "nothing_then")

_scenario = ("no_such_scenario", "no_such_parent")
_application, _assistant, _visit = ("no_such_application",), ("no_such_assistant",), ("no_such_visit",)
_month = ("nothing_announced", "month_outside", "no_month", "breaks_rules")
_announcing = (
    *("no_plan_yet", "no_such_plan", "already_announced", "overtaken_plan", "inputs_changed", "not_announceable"),
    *("leavers_used", "in_force_changed", "bad_name", "bad_day", "bad_header"),
)
_entry = ("no_such_entry", "entry_rejected")
_story = ("nothing_of_this_name", "bad_name", "bad_day", "bad_header")
_left = ("budget", "pool", "places", "category_places", "quota")

BESIDE: dict[str, tuple[str, ...]] = {
    "application": _application,
    "application_history": _story,
    "own_data": (*_application, "bad_name", "bad_day", "bad_header"),
    "assistant_own_data": (*_assistant, "bad_name", "bad_day", "bad_header"),
    "erase_applicant": (*_application, "kept_until", "erasing_pending"),
    "erase_assistant": (*_assistant, "kept_until", "erasing_pending"),
    "assistant": _assistant,
    "assistant_history": _story,
    "applications": VIEW,
    "ranking": VIEW,
    "quota": VIEW,
    "balances": VIEW,
    "plans": VIEW,
    "drafts": VIEW,
    "visits": VIEW,
    "broken_visits": ("bad_name", "bad_day", "bad_header"),
    "journal": ("bad_name", "bad_day"),
    "today": (*VIEW, "bad_name", "bad_day", "bad_header"),
    "plan_document": ("no_such_plan",),
    "rederived": ("no_such_plan",),
    "draft_document": ("no_such_roster_draft",),
    "preview": _announcing,
    "announce": (*_announcing, "needs_confirmation"),
    "open_programme": ("programme_known", "other_address", "other_unit"),
    "change_rules": ("other_address", "other_unit"),
    "receive_application": ("application_known",),
    "correct_application": (*_application, "personal_data_gone"),
    "complete_application": (*_application, "unknown_document"),
    "assess_application": _application,
    "decide_commission": (*_application, "reason_missing"),
    "notify_applicant": (*_application, "future_day", "told_before_decision", "unknown_way", "nothing_to_tell"),
    "withdraw_application": (
        *_application,
        *("already_withdrawn", "last_day_outside", "used_hours_needed", "used_above_grant"),
    ),
    "reinstate_application": (*_application, "not_withdrawn", "same_person_known"),
    "compute_replan": ("nothing_announced",),
    "compare_policies": ("nothing_announced", "bad_day"),
    "what_if": _scenario,
    "comparison": _scenario,
    "scenarios": ("bad_name", "bad_day", "bad_header"),
    "scenario": (*_scenario, "bad_name", "bad_day", "bad_header"),
    "scenario_plan": _scenario,
    "create_scenario": (*_scenario, "person_erased"),
    "copy_scenario": (*_scenario, "person_erased", "scenario_words_gone"),
    "rebase_scenario": (*_scenario, "scenario_words_gone"),
    "rename_scenario": (*_scenario, "scenario_title_erased"),
    "adopt_scenario": (
        *(*_scenario, "not_of_the_record", "scenario_overtaken", "removed_with_grant", "removed_and_added"),
        *("added_not_recorded", "other_unit"),
    ),
    "discard_scenario": _scenario,
    "add_person_absence": (*_application, "ends_before_start", "days_outside"),
    "add_wish": (*_application, "day_or_date", "days_outside"),
    "block_hours": _application,
    "register_assistant": ("assistant_known",),
    "change_assistant": _assistant,
    "add_absence": (*_assistant, "ends_before_start", "days_outside"),
    "set_absences": (*_assistant, "ends_before_start"),
    "assistant_leaves": (*_assistant, "already_left", "last_day_outside"),
    "assistant_returns": (*_assistant, "has_not_left"),
    "call_up": (
        *(*_application, "nothing_announced", "not_waiting", "not_next", "hours_out_of_bounds", "no_room_left"),
        *(f"no_{limit}_left" for limit in _left),
    ),
    "file_draft": _month,
    "publish_roster": (
        *(*_month, "no_such_roster_draft", "already_published", "in_force_breaks_rules", "overtaken_draft"),
    ),
    "plan_visit": _month,
    "move_visit": (*_month, *_visit, "visit_cancelled", "nothing_changes"),
    "reassign_visit": (*_month, *_visit, "visit_cancelled", "nothing_changes"),
    "cancel_visit": (*_visit, "visit_cancelled", "unknown_reason"),
    **dict.fromkeys(("entry_history", "plan_history", "visit_history", "month_history", "programme_history"), _story),
    "rule_history": ("no_such_rule",),
    "confirm_entry": _entry,
    "accept_entry": (*_entry, "nothing_to_accept", "only_reject_or_correct", "nothing_changes"),
    "reject_entry": _entry,
    "reinstate_entry": ("no_such_entry", "nothing_changes"),
    "correct_entry": (*_entry, "nothing_changes"),
    "close_month": ("nothing_announced", "month_outside", "month_not_over", "close_in_order"),
    "settlement": ("month_outside",),
    "record_cost": (*_assistant, "cost_not_admitted", "not_own_money", "no_own_contribution"),
    "void_cost": ("no_such_cost", "cost_void"),
}


def status_of(code: str) -> int:
    """404 for what is not there, 422 for what was asked wrongly, else 409: the record's state is against it."""
    if code in GONE_WRONG:
        return GONE_WRONG[code]
    if code.startswith("no_such_"):
        return 404
    return 422 if code in UNPROCESSABLE else 409
