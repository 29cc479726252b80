namespace SupportConsole.Core.Accounts;

/// <summary>
/// The fields that both the platform and the console know and that a manager has set: what the platform tells of them
/// does not count. Every other field has one owner only; docs/administration.md has the table.
/// </summary>
[Flags]
public enum ConsoleFields
{
    None = 0,
    Plan = 1,
    Disabled = 2,
    Email = 4,
    Name = 8,
}
