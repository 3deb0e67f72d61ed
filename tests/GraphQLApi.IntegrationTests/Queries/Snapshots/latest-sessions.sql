-- parameters: @p0
SELECT "s"."SessionId", "s"."Channel", "s"."StartTime", "s"."DurationSeconds", "s"."Outcome"
FROM "Sessions" AS "s"
ORDER BY "s"."StartTime" DESC, "s"."SessionId"
LIMIT @p0

-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"

-- parameters: @p0
SELECT "c"."ConversationId", "c"."SessionId", "c"."Outcome"
FROM "Conversations" AS "c"
WHERE "c"."SessionId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "c"."Position"

-- parameters: @p0
SELECT "q"."ConversationId", "q"."QueueId", "q"."WaitSeconds", "q"."ExitReason", "q"."RespondingOrdinal"
FROM "QueueVisits" AS "q"
WHERE "q"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "q"."Ordinal"

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "a"."ConversationId", "a"."Ordinal", "a"."AgentId", "a"."HandleSeconds"
FROM "AgentSegments" AS "a"
WHERE "a"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
