-- parameters: 
SELECT COUNT(*)
FROM "Queues" AS "q"

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name", "q"."FirstSeenAt"
FROM "Queues" AS "q"
ORDER BY "q"."Name", "q"."QueueId"
LIMIT @p0

-- parameters: @p0
SELECT "q"."QueueId", "q"."AgentId"
FROM "QueueAgents" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "q"."AgentId"

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0, @p1
SELECT "q1"."QueueId", "q1"."EnterTime", "q1"."WaitSeconds", "q1"."ExitReason"
FROM json_each(@p0) AS "j"
INNER JOIN (
    SELECT "q0"."ConversationId", "q0"."Ordinal", "q0"."EnterTime", "q0"."ExitReason", "q0"."QueueId", "q0"."WaitSeconds"
    FROM (
        SELECT "q"."ConversationId", "q"."Ordinal", "q"."EnterTime", "q"."ExitReason", "q"."QueueId", "q"."WaitSeconds", ROW_NUMBER() OVER(PARTITION BY "q"."QueueId" ORDER BY "q"."EnterTime" DESC, "q"."ConversationId", "q"."Ordinal") AS "row"
        FROM "QueueVisits" AS "q"
        WHERE "q"."QueueId" IN (
            SELECT "j0"."value"
            FROM json_each(@p0) AS "j0"
        )
    ) AS "q0"
    WHERE "q0"."row" <= @p1
) AS "q1" ON "j"."value" = "q1"."QueueId"
ORDER BY "q1"."QueueId", "q1"."EnterTime" DESC, "q1"."ConversationId", "q1"."Ordinal"
