// java -cp violations-lib.jar tests/clients/ReadViolations.java PARSER FOLDER FILE: what the library reads of a report, a line each.
import java.util.regex.Pattern;
import se.bjurr.violations.lib.ViolationsApi;
import se.bjurr.violations.lib.ViolationsLogger;
import se.bjurr.violations.lib.model.Violation;
import se.bjurr.violations.lib.reports.Parser;

class ReadViolations {
  static final ViolationsLogger complaints =
      new ViolationsLogger() {
        @Override
        public void log(java.util.logging.Level level, String message) {
          if (level.intValue() >= java.util.logging.Level.WARNING.intValue()) System.err.println(message);
        }

        @Override
        public void log(java.util.logging.Level level, String message, Throwable wrong) {
          System.err.println(message + ": " + wrong);
        }
      };

  public static void main(String[] words) {
    ViolationsApi read =
        ViolationsApi.violationsApi()
            .withViolationsLogger(complaints)
            .findAll(Parser.valueOf(words[0]))
            .inFolder(words[1])
            .withPattern(".*/" + Pattern.quote(words[2]) + "$");
    for (Violation one : read.violations()) {
      System.out.println(String.join("\t", one.getFile(), String.valueOf(one.getStartLine()), one.getSeverity().toString(), one.getRule()));
    }
  }
}
