/**
 * "Harm to Under 2s in Kent" (KSCMP, 13 May 2022). The five recommendations are quoted from section 1, with every other
 * wording in the report. Short titles, rationale and scope are in our own words, each with its section.
 */
export const harmToUnder2s = {
  code: "HU2",
  title: "Harm to Under 2s in Kent",
  publisher: "Kent Safeguarding Children Multi-Agency Partnership (KSCMP)",
  kind: "Thematic study" as const,
  publishedOn: "2022-05-13",
  scope:
    "Serious harm to very young children notified to the partnership from 1 March 2019 to 31 March 2022: an analysis of the notifications, a practice event with professionals in March 2022, and an audit of cases like those of an earlier study that had ended with positive outcomes.",
  figures: [
    {
      figure: "19",
      words: "children notified",
      base: "notifications about very young children in the period",
      section: "3.1",
    },
    { figure: "5", words: "of them died", base: "the 19 children notified", section: "2" },
    {
      figure: "17",
      words: "children in the analysis",
      base: "the 19 notified, less 2 of another nature",
      section: "3.1",
    },
    {
      figure: "13",
      words: "children with non-accidental injury (NAI), none of whom died",
      base: "the 17 analysed",
      section: "3.2 and 3.3.4",
    },
    {
      figure: "4",
      words: "children harmed through co-sleeping or neglect, 3 of whom died",
      base: "the 17 analysed",
      section: "3.2 and 3.3.5",
    },
    {
      figure: "62",
      words: "indicators compared across the cases",
      base: "the 17 analysed; fewer where an indicator was not recorded",
      section: "3.2",
    },
    {
      figure: "20",
      words: "professionals at the practice event",
      base: "25 places; 52 professionals had registered their interest",
      section: "4.2",
    },
    {
      figure: "6",
      words: "cases in the positive practice audit",
      base: "those that matched the 6 cases of the earlier study most closely",
      section: "5.2",
    },
  ],
  themes: [
    { name: "Early identification and referral", section: "6.2" },
    { name: "Consideration of family history", section: "6.2" },
    { name: "Assessing the impact of parental issues on risk to child", section: "6.2" },
  ],
  recommendations: [
    {
      shortTitle: "ICON programme update",
      wording:
        "Kent and Medway CCG to present an update on the roll-out of the ICON programme and provision of future training in Kent.",
      sections: [{ section: "1" }, { section: "3.3.1" }, { section: "7" }],
      rationale: [
        {
          words: "were aged over 9 months when they were injured or died",
          figure: "Only 2",
          base: "the 17 children analysed",
          section: "3.3.1",
        },
        { words: "were under 9 months", figure: "92%", base: "NAI cohort, 13 children", section: "3.3.4" },
        { words: "were aged 3 months or under", figure: "69%", base: "NAI cohort, 13 children", section: "3.3.4" },
        {
          words:
            "The report says that this is most likely linked to babies’ crying, which programmes such as ICON are about; babies begin to cry less from around 3 months.",
          section: "3.3.1 and 3.3.4",
        },
      ],
    },
    {
      shortTitle: "Health Visiting face-to-face standards",
      wording:
        "KSCMP Executive to seek clarification on current Health Visiting operating standards around face-to-face visits.",
      sections: [
        { section: "1" },
        {
          section: "3.3.5",
          variant:
            "KSCMP Executive to seek clarification on current Health Visiting operating standards around face-to-face appointments.",
        },
        { section: "7" },
      ],
      rationale: [
        {
          words:
            "The report says that one could speculate whether the poor living conditions and the impact of Covid-19 on appointments are correlated. It adds in brackets that more appointments were potentially by telephone.",
          base: "co-sleeping and neglect cohort, 4 children",
          section: "3.3.5",
        },
        {
          words: "of the homes had been seen by a professional, as the report then notes",
          figure: "75%",
          base: "co-sleeping and neglect cohort, 4 children",
          section: "3.3.5",
        },
      ],
    },
    {
      shortTitle: "Support Levels Guidance course",
      wording:
        "The Kent Support Levels Guidance course be reviewed to ensure it adequately covers terminology in the SLG and details on completing a Request for Support. Delivery of the course to be reviewed to address consistency and provision issues.",
      sections: [
        { section: "1" },
        { section: "4.4.1" },
        {
          section: "7",
          variant:
            "The Kent Support Levels Guidance course be reviewed to ensure it adequately covers terminology in the SLG and completing a Request for Support. Delivery of the course to be reviewed to address consistency and provision issues.",
        },
      ],
      rationale: [
        {
          words:
            "Professionals found the language of the Request for Support form, and consent and information sharing, hard; they saw the Support Levels Guidance (SLG) as worded mainly for older children.",
          section: "4.4.1",
        },
        { words: "The report gives no figure for the course itself.", section: "4.4.1" },
      ],
    },
    {
      shortTitle: "Sharing Early Help assessments and plans",
      wording:
        "Early Help assessments and plans to be shared with involved multi-agency partners (with family consent).",
      sections: [{ section: "1" }, { section: "4.4.4" }, { section: "7" }],
      rationale: [
        {
          words:
            "Most professionals said that sharing does not happen routinely in their experience; it appeared to vary with the area and the worker.",
          section: "4.4.4",
        },
      ],
    },
    {
      shortTitle: "Publish the positive practice audit",
      wording:
        "The positive practice audit to be published and shared as a standalone report, as a reminder that familiar, expected, basic practice works, and to avoid a sense of needing to wait for learning from individual LCSPRs to be published before seeking to change or improve practice.",
      sections: [
        { section: "1" },
        { section: "5.5" },
        {
          section: "7",
          variant:
            "The positive practice audit to be published and shared as a standalone report, as a reminder that familiar, expected, basic practice works, and avoid a sense of needing to wait for learning from individual LCSPRs to be published before seeking to change or improve practice.",
        },
      ],
      rationale: [
        { words: "audited cases: what worked in them was expected, basic practice", figure: "6", section: "5" },
      ],
    },
  ],
  relatedWork: [
    { words: "A multi-agency audit of the Front Door and Requests for Support", section: "7", bearsOn: 3 },
    { words: "The Independent Scrutineer's review of engagement with fathers, from the 2021 deep dive", section: "7" },
  ],
};
