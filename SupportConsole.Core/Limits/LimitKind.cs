namespace SupportConsole.Core.Limits;

/// <summary>The limits an account has. Each has a plan default and may have an override of its own.</summary>
public enum LimitKind
{
    /// <summary>The throttle limit: transcripts in <c>processing</c> at once.</summary>
    AsyncConcurrency = 0,

    /// <summary>New streaming sessions per UTC minute, the starting limit.</summary>
    StreamingSessionsPerMinute = 1,

    /// <summary>LeMUR requests in any 60 seconds.</summary>
    LemurRequestsPerMinute = 2,

    Projects = 3,

    ApiKeys = 4,
}
