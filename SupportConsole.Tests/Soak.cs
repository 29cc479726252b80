namespace SupportConsole.Tests;

/// <summary>Tests that take minutes of both cores: run where they are asked for, skipped with the reason elsewhere.</summary>
internal static class Soak
{
    private const string Variable = "SUPPORTCONSOLE_TEST_SOAK";

    /// <summary>True when soaks are asked for.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Skips the test unless soaks are asked for.</summary>
    public static void Only() => Skip.If(!IsAskedFor, $"Takes minutes of both cores; set {Variable}=1");
}
