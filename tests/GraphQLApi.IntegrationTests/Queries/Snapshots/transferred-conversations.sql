-- parameters: @p0
SELECT COUNT(*)
FROM "Conversations" AS "c"
WHERE "c"."TransferCount" >= @p0

-- parameters: @p0, @p1
SELECT "c"."ConversationId", "c"."TransferCount", "c"."HandleSeconds"
FROM "Conversations" AS "c"
WHERE "c"."TransferCount" >= @p0
ORDER BY "c"."TransferCount" DESC, "c"."StartTime" DESC, "c"."ConversationId"
LIMIT @p1

-- parameters: @p0
SELECT "q"."ConversationId", "q"."Ordinal", "q"."QueueId", "q"."WaitSeconds", "q"."ExitReason"
FROM "QueueVisits" AS "q"
WHERE "q"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "a"."ConversationId", "a"."Ordinal", "a"."AgentId", "a"."HandleSeconds", "a"."EndedByTransfer"
FROM "AgentSegments" AS "a"
WHERE "a"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
) AND NOT ("a"."IsInQueueVisit")

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
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
