-- parameters: @p0
SELECT COUNT(*)
FROM "Conversations" AS "c"
WHERE "c"."CsatScore" <= @p0

-- parameters: @p0, @p1
SELECT "c"."ConversationId", "c"."StartTime", "c"."CsatScore", "c"."CsatFeedback"
FROM "Conversations" AS "c"
WHERE "c"."CsatScore" <= @p0
ORDER BY "c"."StartTime" DESC, "c"."ConversationId"
LIMIT @p1

-- parameters: @p0
SELECT "c"."ConversationId", "c"."Position", "c"."Disposition"
FROM "ConversationDispositions" AS "c"
WHERE "c"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "c"."Position"

-- parameters: @p0
SELECT "a"."ConversationId", "a"."AgentId", "a"."HandleSeconds"
FROM "AgentSegments" AS "a"
WHERE "a"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "a"."Ordinal"

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
