-- parameters: @p01, @p02
SELECT COUNT(*)
FROM "Sessions" AS "s"
WHERE "s"."Outcome" IN (@p01, @p02)

-- parameters: @p01, @p02, @p1
SELECT "s"."SessionId", "s"."Channel", "s"."StartTime", "s"."DurationSeconds", "s"."IntentsKnown"
FROM "Sessions" AS "s"
WHERE "s"."Outcome" IN (@p01, @p02)
ORDER BY "s"."StartTime" DESC, "s"."SessionId"
LIMIT @p1

-- parameters: @p0
SELECT "s"."SessionId", "s"."Position", "s"."Intent"
FROM "SessionIntents" AS "s"
WHERE "s"."SessionId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "s"."Position"

-- parameters: @p0
SELECT "s"."SessionId", "s"."Scope", "s"."Position", "s"."Name", "s"."Value"
FROM "SessionTags" AS "s"
WHERE "s"."SessionId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
) AND "s"."Scope" = 0
ORDER BY "s"."Position"
