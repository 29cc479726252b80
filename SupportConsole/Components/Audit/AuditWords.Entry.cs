namespace SupportConsole.Components.Audit;

/// <summary>Words of an entry's page.</summary>
internal static partial class AuditWords
{
    public const string WhyTitle = "Why, and by whom";
    public const string FieldColumn = "Field";
    public const string BeforeColumn = "Before";
    public const string ValueChanged = "(changed)";
    public const string Reason = "Reason";
    public const string Ticket = "Ticket";
    public const string Roles = "Roles";
    public const string Attempt = "Attempt";
    public const string Hash = "Hash";
    public const string HashBefore = "Hash before";
    public const string AfterColumn = "After";
    public const string AskedForColumn = "Asked for";
    public const string FirstEntry = "– (the first entry)";
}
