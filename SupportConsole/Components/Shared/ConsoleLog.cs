namespace SupportConsole.Components.Shared;

/// <summary>What the pages log: ids only, and each cause once.</summary>
internal static partial class ConsoleLog
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Error, Message = "The console could not load {Part}")]
    public static partial void PartFailed(this ILogger logger, string part, Exception exception);

    [LoggerMessage(
        EventId = 4102,
        Level = LogLevel.Error,
        Message = "The guardrail figures of account {AccountId} could not be read"
    )]
    public static partial void BasisFailed(this ILogger logger, string accountId, Exception exception);

    [LoggerMessage(
        EventId = 4103,
        Level = LogLevel.Error,
        Message = "A limit change of account {AccountId} got no answer"
    )]
    public static partial void AttemptFailed(this ILogger logger, string accountId, Exception exception);

    [LoggerMessage(EventId = 4104, Level = LogLevel.Error, Message = "The audit chain could not be verified")]
    public static partial void VerificationFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4105, Level = LogLevel.Error, Message = "{Act} got no answer")]
    public static partial void ActFailed(this ILogger logger, string act, Exception exception);

    [LoggerMessage(
        EventId = 4106,
        Level = LogLevel.Error,
        Message = "A decision about escalation {EscalationId} got no answer"
    )]
    public static partial void DecisionFailed(this ILogger logger, string escalationId, Exception exception);

    [LoggerMessage(EventId = 4107, Level = LogLevel.Error, Message = "The audit's checkpoints could not be read")]
    public static partial void CheckpointsFailed(this ILogger logger, Exception exception);
}
