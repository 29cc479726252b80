using SupportConsole.Core.Decisions;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// The rules that decide; <see cref="DecisionTexts.Rule"/> has them in words. The numbers stand in ids that were handed
/// out: never change one.
/// </summary>
public enum DecisionRule
{
    RoomForAll = 1,
    RoomForSome = 2,
    LimitReached = 3,

    /// <summary>A repeat: the ids make it harmless.</summary>
    KnownBefore = 4,
    NegativeBalance = 5,
    Disabled = 6,
    UnknownAccount = 7,
    UnknownProject = 8,

    /// <summary>An id is taken by another account.</summary>
    IdTaken = 9,
    SlotsFreed = 10,
    LeaseLost = 11,
    WithinRate = 12,
    OverRate = 13,

    /// <summary>The call could not be read, or named what does not exist: no limit was asked.</summary>
    InvalidCall = 14,

    /// <summary>The service could not decide at that moment.</summary>
    NotDecided = 15,

    /// <summary>The API key is not one of the account and the project.</summary>
    UnknownApiKey = 16,

    /// <summary>
    /// The queue was paused. Ids hold <see cref="LimitReached"/>, so that older nodes read them, and the reason of the
    /// limit; an explanation tells the two apart.
    /// </summary>
    QueuePaused = 17,
}
