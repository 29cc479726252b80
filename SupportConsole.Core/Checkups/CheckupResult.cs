namespace SupportConsole.Core.Checkups;

/// <summary>What a checkup found, from best to worst.</summary>
public enum CheckupState
{
    Ok,

    /// <summary>Not in use: no setting asks for it.</summary>
    NotSet,

    /// <summary>It works, but not as production needs it; or it could not be looked at.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,
}

/// <summary>One finding of a checkup.</summary>
/// <param name="State">How bad it is.</param>
/// <param name="Finding">What was found, in one sentence without secrets.</param>
/// <param name="Cure">What to do about it, in one sentence; null when nothing is to be done.</param>
public sealed record CheckupResult(CheckupState State, string Finding, string? Cure = null)
{
    public static CheckupResult Ok(string finding) => new(CheckupState.Ok, finding);

    public static CheckupResult NotSet(string finding, string? cure = null) => new(CheckupState.NotSet, finding, cure);

    public static CheckupResult Warning(string finding, string cure) => new(CheckupState.Warning, finding, cure);

    public static CheckupResult Failed(string finding, string cure) => new(CheckupState.Failed, finding, cure);
}
