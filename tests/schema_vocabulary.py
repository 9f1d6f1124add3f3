"""The vocabulary, written out once more by hand: what the schemas must say."""

KINDS = {
    "provider": ("", ""),
    "service": ("services", "svc"),
    "feedback": ("feedback", "fb"),
    "theme": ("themes", "th"),
    "decision": ("decisions", "dec"),
    "action": ("actions", "act"),
    "review": ("reviews", "rev"),
    "told": ("told", "told"),
    "event": ("events", "ev"),
    "indicator": ("indicators", "ind"),
    "consent": ("consents", "con"),
}
REQUIRED = {
    "provider": "name",
    "service": "id title type people_count",
    "feedback": "id service given_on kind channel from_role voice summary",
    "theme": "id title summary services area identified_on status",
    "decision": "id title responds_to decided_on decided_with outcome",
    "action": "id title decision what status",
    "review": "id actions on kind reviewed_with result",
    "told": "id about covers on whom how",
    "event": "id title kind on",
    "indicator": "id title domain measure unit direction series",
    "consent": "id covers audience decided_by on",
    "framework": "id title status",
}
FROM_ROLE = "person family_carer friend advocate staff professional commissioner visitor anonymous"
TOLD_FORMAT = (
    "easy_read symbols_photos bsl makaton talking_mats objects_of_reference large_print audio "
    "translation plain_words conversation"
)
VERDICT = "happy_with_outcome partly not_happy no_view_given not_asked"
EDITION = "public partner internal"
CHOICES = {
    "provider.documents[].kind": "escalation_route recording_guide complaints_policy "
    "co_production_charter ais_statement other",
    "service.type": "supported_living residential_home nursing_home homecare community_support "
    "extra_care shared_lives day_service respite other",
    "feedback.visibility": EDITION,
    "feedback.media[].kind": "photo document audio video bsl_video",
    "feedback.kind": "compliment comment suggestion concern complaint observation survey_answer",
    "feedback.channel": "everyday_conversation keyworker_session peoples_meeting support_review "
    "pbs_review survey complaint_procedure compliment suggestion_box observation family_forum "
    "advocate_visit co_design_session feedback_session phone_email_letter quality_checker external",
    "feedback.from_role": FROM_ROLE,
    "feedback.voice": "own_words supported proxy observed",
    "feedback.communication[]": "speech writing easy_read talking_mats makaton signalong bsl "
    "deafblind_manual pecs symbols_photos objects_of_reference aac_device intensive_interaction "
    "behaviour_body_language interpreter other",
    "feedback.sentiment": "positive negative mixed neutral",
    "feedback.scope": "individual service organisation",
    "feedback.restrictive_practice[]": "physical mechanical chemical environmental psychological "
    "cultural surveillance blanket_rule seclusion segregation",
    "feedback.route.to": "theme responded_on_the_spot support_plan safeguarding noted",
    "feedback.complaint.outcome": "upheld partly_upheld not_upheld withdrawn",
    "feedback.phase": "before during after",
    "theme.area": "environment staffing_scheduling activities_community routines_choice food "
    "communication_information health_medication relationships safety restrictive_practice "
    "review_process service_development complaints_process staff_attitude property_equipment "
    "emotional_wellbeing behaviour_support other",
    "theme.status": "open watching closed",
    "theme.history[].status": "open watching closed",
    "decision.outcome": "yes trial partly no not_yet keep_doing",
    "decision.ladder_level": "coercion educating informing consultation engagement co_design "
    "co_production",
    "action.status": "planned in_progress done stopped",
    "review.kind": "trial outcome sustained_3m sustained_6m sustained_12m look_back",
    "review.result": "improved partly_improved no_change worse too_early",
    "review.decided_next": "keep adapt extend_trial stop new_decision",
    "review.people_say[].voice": "own_words supported proxy observed",
    "review.influence_on[]": "support routines activities staffing environment policy "
    "wider_service",
    "told.whom[]": "person_who_said_it everyone_in_service families staff commissioner public",
    "told.how": "face_to_face meeting letter phone poster video message website",
    "told.format[]": TOLD_FORMAT,
    "told.response": VERDICT,
    "event.kind": "peoples_meeting co_design_workshop feedback_session family_forum "
    "support_review_round governance training reflective_supervision qa_audit "
    "quality_checker_visit staff_meeting commissioner_meeting other",
    "event.formats[]": TOLD_FORMAT,
    "event.recognition[]": "paid voucher expenses training certificate none",
    "indicator.domain": "control_over_daily_life personal_cleanliness_comfort food_drink "
    "personal_safety social_participation occupation accommodation dignity safety "
    "restrictive_practice participation satisfaction follow_through complaints workforce "
    "communication emotional_wellbeing",
    "indicator.unit": "percent count rate score",
    "indicator.direction": "higher lower none",
    "indicator.method": "survey interview observation records",
    "indicator.frequency": "daily weekly monthly quarterly annual",
    "indicator.series[].phase": "baseline trial after",
    "consent.covers[]": "quote story photo video audio",
    "consent.audience": EDITION,
    "consent.decided_by": "person person_with_support best_interests attorney_or_deputy",
    "framework.status": "draft in_force superseded",
    "framework.groups[].statements[].expect": "strong usual optional none",
    "crosswalk.map[].relation": "same broader narrower related",
}
LINKS = {
    "feedback.service": "service",
    "feedback.event": "event",
    "feedback.themes[]": "theme",
    "feedback.consent": "consent",
    "feedback.action": "action",
    "feedback.media[].consent": "consent",
    "theme.services[]": "service",
    "decision.responds_to[]": "feedback theme",
    "decision.decided_at": "event",
    "action.decision": "decision",
    "action.trial.success_measures[]": "indicator",
    "review.actions[]": "action",
    "review.measures[].indicator": "indicator",
    "review.people_say[].consent": "consent",
    "told.about[]": "decision action review",
    "told.covers[]": "feedback theme",
    "told.event": "event",
    "event.services[]": "service",
    "event.reviewed[]": "service feedback theme decision action review told event indicator",
    "indicator.service": "service",
}
NOT_PUBLIC = {
    "feedback.recorded_on": "partner",
    "feedback.observed": "partner",
    "feedback.interpretation": "partner",
    "feedback.corroborated_by": "partner",
    "feedback.complaint.acknowledged_on": "partner",
    "feedback.complaint.due_on": "partner",
    "feedback.complaint.responded_on": "partner",
    "feedback.complaint.outcome": "partner",
    "feedback.complaint.escalated_to": "partner",
    "feedback.complaint.duty_of_candour": "partner",
    "action.cost": "partner",
}
