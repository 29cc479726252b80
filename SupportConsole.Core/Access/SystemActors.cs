namespace SupportConsole.Core.Access;

/// <summary>Who acts in the audit when no person does. They have no role, and so no permission.</summary>
internal static class SystemActors
{
    /// <summary>Ends temporary limits when their time is up.</summary>
    public static Actor LimitExpiry { get; } = new("system:limit-expiry", "Temporary limit expiry", []);

    /// <summary>Lets queues go on when the time of their pause is up.</summary>
    public static Actor PauseExpiry { get; } = new("system:pause-expiry", "Pause expiry", []);

    /// <summary>Ends escalations that nobody decided.</summary>
    public static Actor EscalationLapse { get; } = new("system:escalation-lapse", "Escalation lapse", []);

    /// <summary>A service of the platform, by the name of its key.</summary>
    public static Actor Platform(string keyName) => new($"platform:{keyName}", $"Platform ({keyName})", []);
}
