-- parameters: @p0, @p1
SELECT COUNT(*)
FROM "MissedAssignments" AS "m"
WHERE "m"."AssignedTime" >= @p0 AND "m"."AssignedTime" < @p1

-- parameters: @p0, @p1, @p2
SELECT "m"."ConversationId", "m"."QueueId", "m"."AgentId", "m"."AssignedTime", "m"."Event"
FROM "MissedAssignments" AS "m"
WHERE "m"."AssignedTime" >= @p0 AND "m"."AssignedTime" < @p1
ORDER BY "m"."AssignedTime" DESC, "m"."ConversationId", "m"."Ordinal", "m"."Number"
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

-- parameters: @p0
SELECT "c"."ConversationId", "c"."Outcome"
FROM "Conversations" AS "c"
WHERE "c"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
