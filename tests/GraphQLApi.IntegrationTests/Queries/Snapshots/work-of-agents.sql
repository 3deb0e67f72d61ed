-- parameters: @p0, @p1
SELECT COUNT(*)
FROM "AgentSegments" AS "a"
WHERE "a"."AcceptedTime" >= @p0 AND "a"."AcceptedTime" < @p1

-- parameters: @p0, @p1, @p2
SELECT "a"."AgentId", "a"."QueueId", "a"."AcceptedTime", "a"."RingSeconds", "a"."InteractionSeconds", "a"."HoldSeconds", "a"."AfterCallWorkSeconds", "a"."HandleSeconds", "a"."EndedByTransfer"
FROM "AgentSegments" AS "a"
INNER JOIN "Agents" AS "a0" ON "a"."AgentId" = "a0"."AgentId"
WHERE "a"."AcceptedTime" >= @p0 AND "a"."AcceptedTime" < @p1
ORDER BY "a0"."Name", "a"."AcceptedTime", "a"."ConversationId", "a"."Ordinal"
LIMIT @p2

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
