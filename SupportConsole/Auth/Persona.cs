using SupportConsole.Core.Access;

namespace SupportConsole.Auth;

/// <summary>An invented person to sign in as while developing: one for each role.</summary>
/// <param name="Key">What the sign-in form sends.</param>
/// <param name="Actor">Who one becomes.</param>
/// <param name="Does">What this person may do, in a line.</param>
internal sealed record Persona(string Key, Actor Actor, string Does)
{
    /// <summary>Everyone there is.</summary>
    public static IReadOnlyList<Persona> All { get; } =
    [
        Of(
            "support-engineer",
            "Support engineer",
            Role.SupportEngineer,
            "Looks accounts up, changes limits within the guardrails, asks engineering for more, pauses queues and "
                + "cancels what waits, grants the one credit, handles alerts, manages projects and keys."
        ),
        Of(
            "support-manager",
            "Support manager",
            Role.SupportManager,
            "Looks accounts up and administers them, changes how they pay, pauses queues and cancels what waits, "
                + "reads the audit of who changed what."
        ),
        Of(
            "engineering",
            "Engineering",
            Role.Engineering,
            "Looks accounts up, approves or denies what support asks for, reads the audit."
        ),
        Of(
            "administrator",
            "Administrator",
            Role.Administrator,
            "Manages the keys of the platform's services and the sessions of people, looks accounts up, reads the audit."
        ),
    ];

    /// <summary>The persona with this key, if there is one.</summary>
    public static Persona? Find(string? key) => All.FirstOrDefault(persona => persona.Key == key);

    private static Persona Of(string key, string name, Role role, string does) =>
        new(key, new Actor($"development:{key}", $"{name} (development)", [role]), does);
}
