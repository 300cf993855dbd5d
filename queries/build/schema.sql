-- The allow-list of a release: these tables and columns and no others (docs/DATA.md, "Release").

CREATE TABLE release_info (
    key   VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);

CREATE TABLE area (
    area_vintage VARCHAR NOT NULL,
    area_code    VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,
    parent_code  VARCHAR,
    kind         VARCHAR NOT NULL,
    name_vi      VARCHAR NOT NULL,
    full_name_vi VARCHAR NOT NULL,
    name_en      VARCHAR NOT NULL,
    valid_from   DATE,
    valid_to     DATE,
    area_km2     DOUBLE  NOT NULL,
    sort_order   INTEGER NOT NULL
);

CREATE TABLE area_part (
    area_vintage VARCHAR NOT NULL,
    base_code    VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,
    area_code    VARCHAR NOT NULL
);

CREATE TABLE population (
    period                         DATE    NOT NULL,
    area_vintage                   VARCHAR NOT NULL,
    base_code                      VARCHAR NOT NULL,
    age_band                       VARCHAR NOT NULL,
    sex                            VARCHAR NOT NULL,
    residence                      VARCHAR NOT NULL,
    residents                      INTEGER NOT NULL,
    id_card_no_number              INTEGER NOT NULL,
    id_card_number_only            INTEGER NOT NULL,
    id_card_collected_30           INTEGER NOT NULL,
    id_card_collected_90           INTEGER NOT NULL,
    id_card_collected_over         INTEGER NOT NULL,
    id_card_printed_30             INTEGER NOT NULL,
    id_card_printed_90             INTEGER NOT NULL,
    id_card_printed_over           INTEGER NOT NULL,
    id_card_delivered_current      INTEGER NOT NULL,
    id_card_due_12                 INTEGER NOT NULL,
    id_card_due_3                  INTEGER NOT NULL,
    id_card_expired                INTEGER NOT NULL,
    id_card_renewal_collected_30   INTEGER NOT NULL,
    id_card_renewal_collected_90   INTEGER NOT NULL,
    id_card_renewal_collected_over INTEGER NOT NULL,
    id_card_renewal_printed_30     INTEGER NOT NULL,
    id_card_renewal_printed_90     INTEGER NOT NULL,
    id_card_renewal_printed_over   INTEGER NOT NULL,
    e_identity_none                INTEGER NOT NULL,
    e_identity_registered          INTEGER NOT NULL,
    e_identity_approved            INTEGER NOT NULL,
    e_identity_level_1             INTEGER NOT NULL,
    e_identity_level_2             INTEGER NOT NULL
);

CREATE TABLE dossiers (
    period                 DATE    NOT NULL,
    area_vintage           VARCHAR NOT NULL,
    base_code              VARCHAR NOT NULL,
    service_code           VARCHAR NOT NULL,
    received               INTEGER NOT NULL,
    channel_online_full    INTEGER NOT NULL,
    channel_online_partial INTEGER NOT NULL,
    channel_counter        INTEGER NOT NULL,
    timeliness_on_time     INTEGER NOT NULL,
    timeliness_late        INTEGER NOT NULL,
    timeliness_open        INTEGER NOT NULL,
    payment_online         INTEGER NOT NULL,
    payment_counter        INTEGER NOT NULL,
    payment_no_fee         INTEGER NOT NULL,
    digitised_yes          INTEGER NOT NULL,
    digitised_no           INTEGER NOT NULL,
    rating_satisfied       INTEGER NOT NULL,
    rating_unsatisfied     INTEGER NOT NULL,
    rating_not_rated       INTEGER NOT NULL
);

CREATE TABLE services (
    service_code VARCHAR NOT NULL,
    name_vi      VARCHAR NOT NULL,
    name_en      VARCHAR NOT NULL,
    owner        VARCHAR NOT NULL,
    essential_no INTEGER,
    source       VARCHAR NOT NULL
);

CREATE TABLE service_offers (
    period    DATE    NOT NULL,
    provision VARCHAR NOT NULL,
    services  INTEGER NOT NULL
);

CREATE TABLE measure (
    indicator_id VARCHAR NOT NULL,
    period       DATE    NOT NULL,
    area_vintage VARCHAR NOT NULL,
    base_code    VARCHAR,
    age_band     VARCHAR,
    sex          VARCHAR,
    residence    VARCHAR,
    service_code VARCHAR,
    numerator    INTEGER NOT NULL,
    denominator  INTEGER
);

CREATE TABLE rollup (
    indicator_id VARCHAR NOT NULL,
    period       DATE    NOT NULL,
    area_vintage VARCHAR NOT NULL,
    level        VARCHAR NOT NULL,
    area_code    VARCHAR NOT NULL,
    residence    VARCHAR,
    numerator    BIGINT  NOT NULL,
    denominator  BIGINT
);

CREATE TABLE targets (
    indicator_id VARCHAR NOT NULL,
    area_vintage VARCHAR NOT NULL,
    area_code    VARCHAR NOT NULL,
    from_on      DATE    NOT NULL,
    due_on       DATE    NOT NULL,
    value        DOUBLE  NOT NULL,
    unit         VARCHAR NOT NULL,
    programme    VARCHAR NOT NULL,
    legal_basis  VARCHAR NOT NULL,
    label        VARCHAR NOT NULL,
    source       VARCHAR NOT NULL
);

CREATE TABLE audit (
    "check" VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    figure  DOUBLE  NOT NULL,
    bar     VARCHAR NOT NULL,
    passed  BOOLEAN NOT NULL
);

CREATE TABLE quality (
    source       VARCHAR NOT NULL,
    area_vintage VARCHAR NOT NULL,
    area_code    VARCHAR NOT NULL,
    criterion    VARCHAR NOT NULL,
    rows         INTEGER NOT NULL,
    failed       INTEGER NOT NULL
);

CREATE TABLE sources (
    source       VARCHAR NOT NULL,
    agency       VARCHAR NOT NULL,
    rhythm       VARCHAR NOT NULL,
    first_period VARCHAR NOT NULL,
    last_period  VARCHAR NOT NULL,
    received_on  DATE    NOT NULL,
    rows         BIGINT  NOT NULL,
    basis        VARCHAR NOT NULL
);
