namespace DataSynth.Cli.Commands;

/// <summary>A command cannot go on, and the user can do something about it.</summary>
public sealed class CommandException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="exitCode">What the process ends with, a value of <see cref="ExitCodes"/>.</param>
    /// <param name="message">One line: FILE: what was found, where, what was expected; without the program's name.</param>
    /// <param name="innerException">What caused it; shown with <c>--verbose</c>.</param>
    internal CommandException(int exitCode, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
    }

    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; }

    /// <summary>A wrong argument or pipeline: exit code 2.</summary>
    /// <param name="message">One line.</param>
    internal static CommandException Usage(string message) => new(ExitCodes.Usage, message);

    /// <summary>Something around the program does not work: exit code 3.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">What caused it.</param>
    internal static CommandException Environment(string message, Exception? innerException = null)
        => new(ExitCodes.Environment, message, innerException);
}
